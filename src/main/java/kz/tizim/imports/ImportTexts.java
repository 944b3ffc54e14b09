package kz.tizim.imports;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of imports say. */
@MessageBundle("importing")
interface ImportTexts {
    /** Registers whose extracts are read, by the names of their kinds. */
    enum Register {
        CITIZENS,
        PRECINCTS,
        BOUNDARIES,
        INELIGIBILITY
    }

    @Message
    String title();

    @Message
    String lead();

    @Message
    String none();

    @Message
    String numbered(int id);

    @Message
    String what();

    @Message
    String source();

    @Message
    String asOf();

    @Message
    String state();

    @Message
    String came();

    @Message
    String stateSince();

    @Message
    String older();

    @Message
    String send();

    @Message
    String sendLead();

    @Message
    String choose();

    @Message
    String kind();

    @Message
    String kindMissing();

    @Message
    String sourceHint();

    @Message
    String sourceWrong();

    @Message
    String asOfHint();

    @Message
    String asOfWrong();

    @Message
    String file();

    @Message
    String fileHint();

    @Message
    String sending();

    @Message
    String fileMissing();

    @Message
    String force();

    @Message
    String forceReason();

    @Message
    String reasonWrong();

    @Message
    String byProgram();

    @Message
    String byProgramText();

    @Message
    String stays();

    @Message
    String reload();

    @Message
    String received();

    @Message
    String bytes(String number);

    @Message
    String speed();

    @Message
    String rowsPerSecond(String number);

    @Message
    String left();

    @Message
    String seconds(String number);

    @Message
    String reason();

    @Message
    String forced();

    @Message
    String format();

    @Message
    String ignored(String columns);

    @Message
    String otherCharset(String charset);

    @Message
    String supplement();

    @Message
    String rows();

    @Message
    String count();

    @Message
    String read();

    @Message
    String added();

    @Message
    String changed();

    @Message
    String unchanged();

    @Message
    String duplicate();

    @Message
    String rejected();

    @Message
    String missing();

    @Message
    String warned();

    @Message
    String moved();

    @Message
    String download();

    @Message
    String look();

    @Message
    String brakeHolds(String share, String limit);

    @Message
    String warning();

    @Message
    String decide();

    @Message
    String decideText();

    @Message
    String approve();

    @Message
    String approveReason();

    @Message
    String approveReasonHint();

    @Message
    String approveReasonWrong();

    @Message
    String cancel();

    @Message
    String rollback();

    @Message
    String rollbackText();

    @Message
    String asked();

    @Message
    String approved();

    @Message
    String cancelled();

    @Message
    String undoing();

    @Message
    String changesOf(int id);

    @Message
    String key();

    @Message
    String values();

    @Message
    String nothing();

    @Message
    String then();

    @Message
    String noChanges();

    @Message
    String reappears();

    @Message
    String more();

    @Message
    String register(Register r);

    @Message
    String change(Change.Kind c);

    @Message
    String stateOf(ImportState s);
}
