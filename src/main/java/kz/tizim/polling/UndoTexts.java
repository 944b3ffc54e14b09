package kz.tizim.polling;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said where something is to be undone. */
@MessageBundle("undoing")
interface UndoTexts {
    @Message
    String ask();

    @Message
    String title();

    @Message
    String lead();

    @Message
    String ground();

    @Message
    String groundMissing();

    @Message
    String groundOf(VoidRequest.Ground g);

    @Message
    String act();

    @Message
    String actMissing();

    @Message
    String reason();

    @Message
    String reasonHint();

    @Message
    String reasonMissing();

    @Message
    String send();
}
