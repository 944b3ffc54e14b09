package kz.tizim.polling;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

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
}
