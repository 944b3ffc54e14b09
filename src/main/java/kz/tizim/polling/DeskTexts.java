package kz.tizim.polling;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import kz.tizim.precinct.PollingSession;

/** What is said at the desk of a precinct. */
@MessageBundle("desk")
interface DeskTexts {
    @Message
    String title();

    @Message
    String query();

    @Message
    String queryHint();

    @Message
    String search();

    @Message
    String queryMissing();

    @Message
    String numberWrong();

    @Message
    String notAdmitting();

    @Message
    String former(String day);

    @Message
    String navDesk();

    @Message
    String navCounters();

    @Message
    String navVisits();

    @Message
    String navPolls();

    @Message
    String hitsTitle();

    @Message
    String nobody();

    @Message
    String nobodyText();

    @Message
    String more();

    @Message
    String choose();

    @Message
    String newSearch();

    @Message
    String born(int year);

    @Message
    String listLine();

    @Message
    String addressOf();

    @Message
    String compare();

    @Message
    String giveBallots();

    @Message
    String byContest();

    @Message
    String contest();

    @Message
    String status();

    @Message
    String standing(Entitlements.Standing standing);

    @Message
    String inPart();

    @Message
    String votedAt(String precinct, String moment, String basis);

    @Message
    String outSince(String moment);

    @Message
    String belongsTo(String precinct, String address);

    @Message
    String away();

    @Message
    String issue();

    @Message
    String given();

    @Message
    String givenAtHome();

    @Message
    String signs();

    @Message
    String nextPerson();

    @Message
    String spoiledOf(String contest);

    @Message
    String spoiledReason();

    @Message
    String spoiledByMistake();

    @Message
    String replace();

    @Message
    String replaced();

    @Message
    String replacedText();

    @Message
    String formerPolls(String day);

    @Message
    String pollsTitle();

    @Message
    String state();

    @Message
    String session(PollingSession.State state);

    @Message
    String hours();

    @Message
    String admitted();

    @Message
    String signatures();

    @Message
    String act();

    @Message
    String openText();

    @Message
    String open();

    @Message
    String closeTitle();

    @Message
    String closeText();

    @Message
    String differences();

    @Message
    String what();

    @Message
    String byLedger();

    @Message
    String byHand();

    @Message
    String signedMain();

    @Message
    String signedSupplementary();

    @Message
    String signedHome();

    @Message
    String ballotsOf(String contest);

    @Message
    String received();

    @Message
    String issued();

    @Message
    String spoiled();

    @Message
    String unused();

    @Message
    String actLegend();

    @Message
    String actReason();

    @Message
    String actReasonHint();

    @Message
    String actWithReason();

    @Message
    String listsNotHandedOver();

    @Message
    String close();

    @Message
    String numberMissing();

    @Message
    String compared(ClosingReport.Compared number);

    @Message
    String scannerLayout();

    @Message
    String printAgain(String number);

    @Message
    String hasCertificate();
}
