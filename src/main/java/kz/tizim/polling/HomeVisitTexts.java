package kz.tizim.polling;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said about voting at home. */
@MessageBundle("visiting")
interface HomeVisitTexts {
    @Message
    String title();

    @Message
    String take();

    @Message
    String none();

    @Message
    String decided();

    @Message
    String withdrawn();

    @Message
    String state();

    @Message
    String stateOf(HomeVisit.State s);

    @Message
    String given();

    @Message
    String iin();

    @Message
    String address();

    @Message
    String reason();

    @Message
    String reasonMissing();

    @Message
    String reasonOf(HomeVisitRequest.Reason r);

    @Message
    String reference();

    @Message
    String referenceHint();

    @Message
    String referenceMissing();

    @Message
    String asked();

    @Message
    String because();

    @Message
    String accept();

    @Message
    String refuse();

    @Message
    String refusalReason();

    @Message
    String refusalReasonMissing();

    @Message
    String withdraw();

    @Message
    String withdrawal();

    @Message
    String withdrawButton();

    @Message
    String undecided();

    @Message
    String notWithdrawn();

    @Message
    String notTaken();

    @Message
    String taken();

    @Message
    String takenText();

    @Message
    String toVisits();

    @Message
    String takeText();

    @Message
    String giveBallots();

    @Message
    String route();

    @Message
    String routeText();

    @Message
    String first();

    @Message
    String second();

    @Message
    String choose();

    @Message
    String memberMissing();

    @Message
    String otherMemberMissing();

    @Message
    String print();

    @Message
    String older();

    @Message
    String of();
}
