package kz.tizim.polling;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said about an inclusion on polling day. */
@MessageBundle("including")
interface InclusionTexts {
    @Message
    String of();

    @Message
    String ofText();

    @Message
    String ask();

    @Message
    String title();

    @Message
    String lead();

    @Message
    String iin();

    @Message
    String basis();

    @Message
    String basisMissing();

    @Message
    String basisOf(InclusionRequest.Basis b);

    @Message
    String application();

    @Message
    String applicationHint();

    @Message
    String applicationMissing();

    @Message
    String court();

    @Message
    String courtHint();

    @Message
    String courtMissing();

    @Message
    String courtNeedless();

    @Message
    String send();
}
