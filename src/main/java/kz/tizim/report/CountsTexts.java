package kz.tizim.report;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said of a precinct's counts. */
@MessageBundle("counts")
interface CountsTexts {
    @Message
    String title();

    @Message
    String countedAt(String time);

    @Message
    String notCounted();

    @Message
    String voted();

    @Message
    String redeemedHere();

    @Message
    String certificatesOut();

    @Message
    String certificatesIssued();

    @Message
    String spoiled();

    @Message
    String late();

    @Message
    String voided();

    @Message
    String conflicts();

    @Message
    String byHour();

    @Message
    String hour();
}
