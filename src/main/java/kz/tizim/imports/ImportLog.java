package kz.tizim.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.OffsetDateTime;
import kz.tizim.access.AccountService;
import kz.tizim.access.Approvals;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.database.SqlState;
import org.jspecify.annotations.Nullable;

/** Writes down how far an import is, for those who ask; each note is a transaction of its own. */
@ApplicationScoped
class ImportLog {
    private final Manifest manifest;
    private final Approvals approvals;
    private final AccountService accounts;
    private final AuditTrail audit;
    private final EntityManager entities;

    ImportLog(
            Manifest manifest, Approvals approvals, AccountService accounts, AuditTrail audit, EntityManager entities) {
        this.accounts = accounts;
        this.manifest = manifest;
        this.approvals = approvals;
        this.audit = audit;
        this.entities = entities;
    }

    /** An import has been registered: writes down who sends it, and refuses an older extract than there is. */
    @Transactional(TxType.REQUIRES_NEW)
    void begun(int id, Operator uploader) {
        ImportRun run = run(id);
        manifest.refuseOlder(run);
        audit.record(uploader, "import-begun", run.kind, ImportApproval.subject(id));
        if (run.forcedReason != null) {
            audit.record(uploader, "import-forced", run.kind, ImportApproval.subject(id));
        }
    }

    /** Notes the progress of receiving; false if somebody has cancelled. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean progress(int id, long bytes, RowCounts rows) {
        ImportRun run = run(id);
        if (!run.is(ImportState.RECEIVING)) {
            return false;
        }
        run.bytes = bytes;
        run.count(rows);
        return true;
    }

    /**
     * The whole file has come in; false if somebody has cancelled.
     *
     * @throws RefusedFileException if it was applied before
     */
    @Transactional(TxType.REQUIRES_NEW)
    boolean received(int id, Intake.Received received) {
        ImportRun run = run(id);
        if (!run.is(ImportState.RECEIVING)) {
            return false;
        }
        run.bytes = received.bytes();
        run.sha256 = received.sha256();
        manifest.refuseKnown(run);
        run.charset = received.format().charset();
        run.separator = received.format().separator();
        run.header = FileFormat.csv(received.header());
        run.ignoredColumns = received.format().ignoredColumns();
        run.otherCharset = received.format().otherCharset();
        run.count(received.rows());
        run.move(ImportState.CHECKING, now());
        return true;
    }

    /** The import waits for a second person, in the name of who has sent it; false if somebody has cancelled. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean previewed(int id, RowCounts rows, @Nullable Brake brake) {
        ImportRun run = run(id);
        if (!run.is(ImportState.CHECKING)) {
            return false;
        }
        preview(run, rows, brake);
        return true;
    }

    /** The import waits once more, since it would not do what was approved. */
    @Transactional(TxType.REQUIRES_NEW)
    void previewedAgain(int id, RowCounts rows, @Nullable Brake brake) {
        ImportRun run = run(id);
        run.reason = "Another import was applied meanwhile: this one was compared again and has to be approved anew.";
        run.approvedBy = null;
        run.brakeReason = null;
        preview(run, rows, brake);
    }

    /** The queue before an approved import has gone. */
    @Transactional(TxType.REQUIRES_NEW)
    void applyBegun(int id) {
        run(id).applyBegunAt = now();
    }

    private void preview(ImportRun run, RowCounts rows, @Nullable Brake brake) {
        run.count(rows);
        run.brakeShare = brake == null ? null : brake.share();
        run.brakeLimit = brake == null ? null : brake.limit();
        run.move(ImportState.PREVIEW, now());
        approvals.request(
                ImportApproval.KIND,
                String.valueOf(run.id),
                ImportApproval.summary(run),
                accounts.operatorOf(run.createdBy));
    }

    /** The file cannot be read, or was applied before. */
    @Transactional(TxType.REQUIRES_NEW)
    void refuse(int id, String reason, long bytes, Operator uploader) {
        ImportRun run = run(id);
        if (run.is(ImportState.RECEIVING)) {
            run.bytes = bytes;
            run.count(RowCounts.received(0, 0, 0));
            end(run, ImportState.REFUSED, reason);
            audit.record(uploader, "import-refused", run.kind, ImportApproval.subject(id));
        }
    }

    /** The import cannot go on; false if it had ended, or waits for a second person. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean fail(int id, String reason) {
        ImportRun run = run(id);
        if (!run.state.isWorkedOn()) {
            return false;
        }
        end(run, ImportState.FAILED, reason);
        audit.record(null, "import-failed", run.kind, ImportApproval.subject(id));
        return true;
    }

    /** Says why an applied import stays as it is. */
    @Transactional(TxType.REQUIRES_NEW)
    void note(int id, String reason) {
        ImportRun run = run(id);
        if (run.is(ImportState.APPLIED)) {
            run.reason = reason;
        }
    }

    private void end(ImportRun run, ImportState state, String reason) {
        run.reason = reason;
        run.move(state, now());
    }

    OffsetDateTime now() {
        return (OffsetDateTime) entities.createNativeQuery("select clock_timestamp()", OffsetDateTime.class)
                .getSingleResult();
    }

    private static ImportRun run(int id) {
        return ImportRun.lock(id).orElseThrow();
    }

    /** A failure for the log: its message could quote a row. */
    static String named(Throwable failure) {
        String state = SqlState.of(failure);
        return state == null ? failure.getClass().getName() : "SQLState " + state;
    }
}
