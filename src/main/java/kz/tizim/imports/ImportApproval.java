package kz.tizim.imports;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import kz.tizim.access.Approval;
import kz.tizim.access.ApprovalHandler;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
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
    private final AfterDecision after;

    ImportApproval(AgroalDataSource database, ImportLog log, Apply apply, AuditTrail audit, AfterDecision after) {
        this.database = database;
        this.log = log;
        this.apply = apply;
        this.audit = audit;
        this.after = after;
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
        FileFormat format = run.format();
        boolean supplement = format != null && format.supplement();
        after.begin(id, "import-apply", work -> apply.run(work, kind, rows, supplement));
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
}
