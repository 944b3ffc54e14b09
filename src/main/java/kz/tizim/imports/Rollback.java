package kz.tizim.imports;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import kz.tizim.access.Approval;
import kz.tizim.access.ApprovalHandler;
import kz.tizim.access.Approvals;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.database.SqlState;
import kz.tizim.problem.ProblemException;
import kz.tizim.problem.ProblemType;
import org.jboss.logging.Logger;

/** Undoes the latest import of a whole register, asked by one person and approved by another, in the background. */
@ApplicationScoped
class Rollback implements ApprovalHandler {
    private static final Logger LOG = Logger.getLogger(Rollback.class);
    private static final String KIND = "IMPORT_ROLLBACK";
    // Whoever hands lists over waits until the register is as before, or is waited for.
    private static final String ELECTIONS = "select id from election for share";
    private static final String STANDS_ON_IT = """
            select exists (select from import_run later
                           where later.kind = r.kind and later.state = 'APPLIED' and later.state_at > r.state_at),
                   exists (select from list_handover h where h.handed_over_at > r.applied_at)
                   or exists (select from list_delta d where d.at > r.applied_at)
                   or exists (select from inclusion i where i.requested_at > r.applied_at)
            from import_run r where r.id = ? and r.state = 'APPLIED'""";
    private static final String ROLLED_BACK = """
            update import_run set state = 'ROLLED_BACK', state_at = clock_timestamp(), undone_at = deciding_time(), reason = null
            where id = ? and state = 'APPLIED'""";

    private final AgroalDataSource database;
    private final ImportKinds kinds;
    private final ImportConfig config;
    private final FailedImports failed;
    private final Approvals approvals;
    private final AuditTrail audit;
    private final AfterDecision after;

    Rollback(
            AgroalDataSource database,
            ImportKinds kinds,
            ImportConfig config,
            FailedImports failed,
            Approvals approvals,
            AuditTrail audit,
            AfterDecision after) {
        this.database = database;
        this.kinds = kinds;
        this.config = config;
        this.failed = failed;
        this.approvals = approvals;
        this.audit = audit;
        this.after = after;
    }

    /**
     * Asks for the undoing of an import; a second person decides.
     *
     * @throws ProblemException {@code import-conflict} unless it is the latest of its kind and no list stands on it
     */
    @Transactional
    public Approval request(int id, Operator operator) {
        ImportRun run = ImportRun.<ImportRun>findByIdOptional(id)
                .orElseThrow(() -> ProblemType.NOT_FOUND.exception("There is no such import."));
        refuseUnlessPossible(run);
        return approvals.request(
                KIND, String.valueOf(id), "Undo import " + id + ": " + ImportApproval.summary(run), operator);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void approved(Approval approval, Operator operator) {
        int id = Integer.parseInt(approval.subject);
        ImportRun run = ImportRun.lock(id).orElseThrow();
        Undoing undoing = refuseUnlessPossible(run);
        audit.record(operator, "import-rollback-approved", run.kind, ImportApproval.subject(id));
        after.begin(id, "import-rollback", work -> run(work, undoing));
    }

    private Undoing refuseUnlessPossible(ImportRun run) {
        Merge merge = kinds.get(run.kind).merge();
        WholeRegister register = merge.register();
        if (register == null) {
            throw conflict(run, "Only a whole register can be put back: send an extract that says what is right.");
        }
        if (!run.is(ImportState.APPLIED)) {
            throw conflict(run, "Only an applied import can be undone.");
        }
        try (Connection connection = database.getConnection()) {
            String obstacle = obstacle(connection, Objects.requireNonNull(run.id));
            if (!obstacle.isEmpty()) {
                throw conflict(run, obstacle);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("an import cannot be looked at", e);
        }
        return new Undoing(merge, register);
    }

    /** Why an import must stay; empty where it need not. */
    private static String obstacle(Connection connection, int id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STANDS_ON_IT)) {
            select.setInt(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return "The import is no longer applied.";
                }
                if (row.getBoolean(1)) {
                    return "Only the latest import of its kind can be undone.";
                }
                return row.getBoolean(2) ? "Lists have been handed over or changed since." : "";
            }
        }
    }

    private void run(ImportWork work, Undoing undoing) {
        int id = work.importId();
        try {
            String obstacle = work.inTransaction(config.workMemory(), () -> undo(work.connection(), id, undoing));
            LOG.infof("Import %d is %s", id, obstacle.isEmpty() ? "rolled back" : "not rolled back");
            if (!obstacle.isEmpty()) {
                failed.stays(id, obstacle);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.errorf("Import %d was not rolled back: %s", id, ImportLog.named(e));
            failed.stays(id, SqlState.advice(e, "The rollback failed and changed nothing; the log names the fault."));
        } finally {
            AfterDecision.release(work);
        }
    }

    private static String undo(Connection connection, int id, Undoing undoing) throws SQLException {
        RegisterLock.queue(connection);
        Staging.execute(connection, ELECTIONS);
        String obstacle = obstacle(connection, id);
        if (obstacle.isEmpty()) {
            undoing.run(connection, id);
            try (PreparedStatement update = connection.prepareStatement(ROLLED_BACK)) {
                update.setInt(1, id);
                update.executeUpdate();
            }
        }
        return obstacle;
    }

    private static ProblemException conflict(ImportRun run, String detail) {
        return ProblemType.IMPORT_CONFLICT.with(detail).with("state", run.state).exception();
    }
}
