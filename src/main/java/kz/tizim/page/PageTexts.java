package kz.tizim.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import kz.tizim.access.Role;
import kz.tizim.problem.ProblemType;

/** Words that stand on every page, those of signing in, and those of every kind of problem. */
@MessageBundle("page")
public interface PageTexts {
    @Message
    String service();

    @Message
    String skip();

    @Message
    String language();

    @Message
    String rehearsal();

    @Message
    String rehearsalText();

    @Message
    String faults();

    @Message
    String errorPrefix();

    @Message
    String important();

    @Message
    String done();

    @Message
    String back();

    @Message
    String signIn();

    @Message
    String signOut();

    @Message
    String signInForWhom();

    @Message
    String username();

    @Message
    String password();

    @Message
    String usernameMissing();

    @Message
    String passwordMissing();

    @Message
    String signInRefused();

    @Message
    String sessionEnded();

    @Message
    String signedOut();

    @Message
    String signedInAs(String name);

    @Message
    String account();

    @Message
    String role(Role role);

    @Message
    String problem(ProblemType type);

    @Message
    String tooMany(long seconds);

    @Message
    String problemHelp();

    @Message
    String faultNumber(String number);

    @Message
    String startAgain();

    @Message
    String footer();

    @Message
    String noBallot();

    @Message
    String noCertificate();

    @Message
    String noReplacement();

    @Message
    String goOn();

    @Message
    String factUsedAt();

    @Message
    String factWhen();

    @Message
    String factBasis();

    @Message
    String factListedAt();

    @Message
    String factAddress();

    @Message
    String factSince();

    @Message
    String factFrom();

    @Message
    String factUntil();

    @Message
    String factOpens();

    @Message
    String factCloses();

    @Message
    String basisHomeList();

    @Message
    String basisCertificate();

    @Message
    String sendAgain();

    @Message
    String sendAgainText();

    @Message
    String offline();

    @Message
    String iinWrong();
}
