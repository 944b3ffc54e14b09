package kz.tizim.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import kz.tizim.access.AlertKind;

/** What stands on the pages of administrators and commissions above precincts. */
@MessageBundle("admin")
interface AdminTexts {
    @Message
    String start();

    @Message
    String imports();

    @Message
    String lists();

    @Message
    String approvals();

    @Message
    String alerts();

    @Message
    String title();

    @Message
    String approvalsWait(String number);

    @Message
    String alertsOpen(String number);

    @Message
    String importsRun();

    @Message
    String importsPreview();

    @Message
    String nothing();

    @Message
    String elections();

    @Message
    String noElections();

    @Message
    String listsOf();

    @Message
    String approvalsLead();

    @Message
    String noApprovals();

    @Message
    String asked();

    @Message
    String citizen();

    @Message
    String until();

    @Message
    String summary();

    @Message
    String ownMatter();

    @Message
    String lookAtImport(String id);

    @Message
    String approve();

    @Message
    String refuse();

    @Message
    String askedNow();

    @Message
    String approved();

    @Message
    String refused();

    @Message
    String alertsLead();

    @Message
    String noAlerts();

    @Message
    String raised();

    @Message
    String place();

    @Message
    String commission(String code);

    @Message
    String country();

    @Message
    String subject();

    @Message
    String detail();

    @Message
    String note();

    @Message
    String noteWrong();

    @Message
    String acknowledge();

    @Message
    String acknowledged();

    @Message
    String older();

    @Message
    String kindOf(AlertKind k);

    @Message
    String matterOf(Matter m);
}
