package kz.tizim.imports;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import kz.tizim.access.Approval;
import kz.tizim.access.ApprovalHandler;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.problem.ProblemType;
import org.jboss.logging.Logger;

/** What happens when the second person has decided about an import. */
@ApplicationScoped
class ImportApproval implements ApprovalHandler {
    static final String KIND = "IMPORT";
    private static final Logger LOG = Logger.getLogger(ImportApproval.class);

    private final AgroalDataSource database;
    private final ImportLog log;
    private final Apply apply;
    private final AuditTrail audit;
    private final TransactionSynchronizationRegistry transactions;

    ImportApproval(
            AgroalDataSource database,
            ImportLog log,
            Apply apply,
            AuditTrail audit,
            TransactionSynchronizationRegistry transactions) {
        this.database = database;
        this.log = log;
        this.apply = apply;
        this.audit = audit;
        this.transactions = transactions;
    }

    static String subject(int importId) {
        return "import " + importId;
    }

    static String summary(ImportRun run) {
        return run.kind + " from " + run.source + " as of " + run.asOf + ": " + run.addedRows + " added, "
                + run.changedRows + " changed, " + run.missingRows + " missing";
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean mayDecide(Approval approval, Operator operator) {
        return operator.role() == Role.ADMINISTRATOR || operator.role() == Role.CENTRAL;
    }

    @Override
    public void approved(Approval approval, Operator operator) {
        ImportRun run = preview(approval);
        if (run.isBraked() && run.brakeReason == null) {
            throw ProblemType.APPROVAL_NEEDED.exception("More citizens are missing or moved than usual: approve with a"
                    + " reason, at the import's own address.");
        }
        run.approvedBy = operator.accountId();
        run.move(ImportState.APPLYING, log.now());
        audit.record(operator, "import-approved", run.kind, approval.subject);
        if (run.brakeReason != null) {
            audit.record(operator, "import-brake-released", run.kind, approval.subject);
        }
        int id = idOf(approval);
        String kind = run.kind;
        RowCounts rows = run.counts();
        // The lock is had before anybody sees the state, so that no other instance takes the import for a dead one's.
        ImportWork work = QuarkusTransaction.suspendingExisting().call(() -> takeUp(id));
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    Thread.ofVirtual().name("import-apply").start(() -> apply.run(work, kind, rows));
                } else {
                    release(work);
                }
            }
        });
    }

    @Override
    public void rejected(Approval approval, Operator operator) {
        ImportRun run = preview(approval);
        run.reason = "The second person has rejected it.";
        run.move(ImportState.CANCELLED, log.now());
        new Staging(idOf(approval)).drop(database);
        audit.record(operator, "import-rejected", run.kind, approval.subject);
    }

    private static ImportRun preview(Approval approval) {
        ImportRun run = ImportRun.lock(idOf(approval)).orElseThrow();
        if (!run.is(ImportState.PREVIEW)) {
            throw ProblemType.IMPORT_CONFLICT
                    .with("Only a previewed import can be decided.")
                    .with("state", run.state)
                    .exception();
        }
        return run;
    }

    private static int idOf(Approval approval) {
        return Integer.parseInt(approval.subject);
    }

    private ImportWork takeUp(int id) {
        try {
            return ImportWork.await(database, id);
        } catch (SQLException e) {
            throw new IllegalStateException("an import cannot be taken up", e);
        }
    }

    private static void release(ImportWork work) {
        try {
            work.close();
        } catch (SQLException e) {
            LOG.warnf("Import %d was not released: %s", work.importId(), ImportLog.named(e));
        }
    }
}
