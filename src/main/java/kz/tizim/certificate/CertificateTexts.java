package kz.tizim.certificate;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said when certificates are issued and redeemed. */
@MessageBundle("paper")
interface CertificateTexts {
    @Message
    String redeemTitle();

    @Message
    String redeemText();

    @Message
    String number();

    @Message
    String iin();

    @Message
    String document();

    @Message
    String documentWrong();

    @Message
    String redeem();

    @Message
    String redeemed();

    @Message
    String redeemedText();

    @Message
    String listLine();

    @Message
    String applyTitle();

    @Message
    String forContest();

    @Message
    String contestMissing();

    @Message
    String proxyTitle();

    @Message
    String proxy();

    @Message
    String proxyHint();

    @Message
    String power();

    @Message
    String powerMissing();

    @Message
    String ifKnown();

    @Message
    String blank();

    @Message
    String blankHint();

    @Message
    String blankWrong();

    @Message
    String destination();

    @Message
    String destinationHint();

    @Message
    String destinationWrong();

    @Message
    String issue();

    @Message
    String issued();

    @Message
    String issuedText();

    @Message
    String print();

    @Message
    String genuine();

    @Message
    String notGenuine();

    @Message
    String notGenuineText();
}
