package kz.tizim.imports;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import kz.tizim.access.Approval;
import kz.tizim.access.Approvals;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.database.SqlState;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Receives files, checks them in the background, and lets a second person have them applied. */
@ApplicationScoped
public class ImportService {
    private static final Logger LOG = Logger.getLogger(ImportService.class);

    private final AgroalDataSource database;
    private final ImportKinds kinds;
    private final Intake intake;
    private final Check check;
    private final Difference difference;
    private final ImportLog log;
    private final FailedImports failed;
    private final Approvals approvals;
    private final AuditTrail audit;

    ImportService(
            AgroalDataSource database,
            ImportKinds kinds,
            Intake intake,
            Check check,
            Difference difference,
            ImportLog log,
            FailedImports failed,
            Approvals approvals,
            AuditTrail audit) {
        this.database = database;
        this.kinds = kinds;
        this.intake = intake;
        this.check = check;
        this.difference = difference;
        this.log = log;
        this.failed = failed;
        this.approvals = approvals;
        this.audit = audit;
    }

    /**
     * Receives a file to its end; it is then checked in the background, until {@link #status} shows a preview.
     *
     * @throws kz.tizim.problem.ProblemException {@code unsupported-file} if it cannot be read, {@code invalid-request} if
     *     the kind is not known, {@code import-conflict} if it was applied before, is older than what is there, or was
     *     cancelled meanwhile
     */
    public ImportShown receive(ImportRequest request, InputStream file, Operator operator) {
        ImportKind kind = kinds.find(request.kind())
                .orElseThrow(() -> Problem.invalid("kind", "must be one of " + String.join(", ", kinds.names())));
        ImportWork work;
        try {
            work = ImportWork.begin(database, request, operator);
        } catch (SQLException e) {
            throw new IllegalStateException("an import cannot be begun", e);
        }
        int id = work.importId();
        var body = new BodyStream(file);
        try {
            log.begun(id, operator);
            Intake.Received received =
                    intake.receive(work, kind, request, body, (bytes, rows) -> log.progress(id, bytes, rows));
            if (!log.received(id, received)) {
                throw new Intake.CancelledException();
            }
            Thread.ofVirtual().name("import-check").start(() -> check(work, kind, received));
        } catch (RefusedFileException e) {
            body.drain();
            String reason = String.valueOf(e.getMessage());
            log.refuse(id, reason, body.bytes(), operator);
            end(work, false);
            throw problem(e, id, reason);
        } catch (Intake.CancelledException e) {
            body.drain();
            end(work, false);
            throw ProblemType.IMPORT_CONFLICT.exception("The import was cancelled while the file came in.");
        } catch (IOException | SQLException | RuntimeException e) {
            LOG.errorf("Import %d failed while receiving: %s", id, ImportLog.named(e));
            failed.putAway(
                    work,
                    body.isBroken()
                            ? "The connection broke before the file was complete: upload it again."
                            : SqlState.advice(e, "The file could not be taken in; the log names the fault."));
            body.drain();
            end(work, false);
            throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException("import failed", e);
        }
        return status(id);
    }

    private static RuntimeException problem(RefusedFileException refused, int id, String reason) {
        Integer earlier = refused.earlier();
        return earlier == null
                ? ProblemType.UNSUPPORTED_FILE.with(reason).with("import", id).exception()
                : ProblemType.IMPORT_CONFLICT
                        .with(reason)
                        .with("import", id)
                        .with("earlier", earlier)
                        .exception();
    }

    private void check(ImportWork work, ImportKind kind, Intake.Received received) {
        int id = work.importId();
        boolean previewed = false;
        try {
            RowCounts counts = check.preview(work, kind, received);
            previewed = log.previewed(id, counts, check.brake(kind, counts));
        } catch (SQLException | RuntimeException e) {
            LOG.errorf("Import %d failed while checking: %s", id, ImportLog.named(e));
            failed.putAway(work, SqlState.advice(e, "The check failed; the log names the fault."));
        }
        end(work, previewed);
    }

    /** One import. */
    @Transactional
    public ImportShown status(int id) {
        return ImportShown.of(find(id), log.now());
    }

    /**
     * Writes the reject file of an import, or the like of the rows that were taken with a warning.
     *
     * @throws kz.tizim.problem.ProblemException {@code not-found} at once
     */
    @Transactional
    RejectFile.Part rejects(int id, boolean warnings) {
        return new RejectFile.Part(id, find(id).header, warnings);
    }

    /** A page of what a previewed import would do. */
    List<Change> changes(int id, Change.Kind which, long after, int limit) {
        ImportRun run = QuarkusTransaction.joiningExisting().call(() -> find(id));
        if (!run.is(ImportState.PREVIEW)) {
            throw conflict(run, "Only a previewed import has changes to show.");
        }
        return difference.page(id, kinds.get(run.kind), which, after, limit);
    }

    /** The latest imports before an id, the latest first. */
    @Transactional
    public List<ImportShown> list(int before, int limit) {
        OffsetDateTime now = log.now();
        return ImportRun.page(before, limit).stream()
                .map(run -> ImportShown.of(run, now))
                .toList();
    }

    /**
     * Approves as the second person, after which the import is applied in the background. Whoever sent it can only ask anew,
     * when the last request has expired.
     *
     * @param reason why it shall be applied although the brake holds it
     */
    @Transactional
    public ImportShown approve(int id, @Nullable String reason, Operator operator) {
        ImportRun run = find(id);
        if (!run.is(ImportState.PREVIEW)) {
            throw conflict(run, "Only a previewed import can be approved.");
        }
        String subject = String.valueOf(id);
        if (run.createdBy == operator.accountId()) {
            OffsetDateTime before = log.now();
            Approval asked = approvals.request(ImportApproval.KIND, subject, ImportApproval.summary(run), operator);
            if (asked.requestedAt.isBefore(before)) {
                throw ProblemType.OWN_APPROVAL.exception(
                        "Whoever sent the file cannot approve it: another account has to.");
            }
        } else {
            run.brakeReason = run.isBraked() ? reason : null;
            if (run.isBraked() && reason == null) {
                throw Problem.invalid("reason", "must be given: more citizens are missing or moved than usual");
            }
            approvals.decide(ImportApproval.KIND, subject, true, operator);
        }
        return ImportShown.of(run, log.now());
    }

    /** Stops an import that is not being applied yet. */
    @Transactional
    public ImportShown cancel(int id, Operator operator) {
        approvals.withdraw(ImportApproval.KIND, Integer.toString(id));
        ImportRun run = ImportRun.lock(id).orElseThrow(ImportService::unknown);
        if (!run.state.isCancellable()) {
            throw conflict(run, "The import can no longer be cancelled.");
        }
        if (run.is(ImportState.PREVIEW)) {
            new Staging(id).drop(database);
        }
        run.reason = "Somebody has cancelled it.";
        run.move(ImportState.CANCELLED, log.now());
        audit.record(operator, "import-cancelled", run.kind, ImportApproval.subject(id));
        return ImportShown.of(run, log.now());
    }

    private static ImportRun find(int id) {
        return ImportRun.<ImportRun>findByIdOptional(id).orElseThrow(ImportService::unknown);
    }

    private static RuntimeException unknown() {
        return ProblemType.NOT_FOUND.exception("There is no such import.");
    }

    private static RuntimeException conflict(ImportRun run, String detail) {
        return ProblemType.IMPORT_CONFLICT.with(detail).with("state", run.state).exception();
    }

    private static void end(ImportWork work, boolean keepTables) {
        try (work) {
            if (!keepTables) {
                work.staging().drop(work.connection());
            }
        } catch (SQLException e) {
            // The connection has gone; the next look for abandoned imports removes the tables.
            LOG.warnf("Import %d was not ended well: %s", work.importId(), ImportLog.named(e));
        }
    }
}
