package kz.tizim.polling;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said about ballots that are entered from paper. */
@MessageBundle("late")
interface LateTexts {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String sheet();

    @Message
    String sheetMissing();

    @Message
    String iin();

    @Message
    String iinWrong();

    @Message
    String time(String day);

    @Message
    String timeHint();

    @Message
    String timeWrong();

    @Message
    String channel();

    @Message
    String channelOf(BallotRequest.Channel c);

    @Message
    String channelMissing();

    @Message
    String contest();

    @Message
    String contestMissing();

    @Message
    String spoiled();

    @Message
    String spoiledHint();

    @Message
    String spoiledWrong();

    @Message
    String act();

    @Message
    String actHint();

    @Message
    String actWrong();

    @Message
    String enter();

    @Message
    String notEntered();

    @Message
    String enteredTitle();

    @Message
    String entered();

    @Message
    String second();

    @Message
    String next(String sheet);

    @Message
    String conflicts();

    @Message
    String conflictsText();

    @Message
    String noConflicts();

    @Message
    String onPaper();

    @Message
    String before();

    @Message
    String noAct();

    @Message
    String since();

    @Message
    String undone();

    @Message
    String becameEntry();

    @Message
    String voided();

    @Message
    String more();
}
