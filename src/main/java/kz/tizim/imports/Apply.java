package kz.tizim.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import kz.tizim.database.SqlState;
import org.jboss.logging.Logger;

/**
 * Writes an approved import, in one transaction: it is applied as a whole, with its state, or not at all. Imports that are
 * approved at once queue; one that finds something else than it was compared with is compared again and approved anew.
 */
@ApplicationScoped
class Apply {
    private static final Logger LOG = Logger.getLogger(Apply.class);
    private static final String APPLIED = """
            update import_run set state = 'APPLIED', state_at = clock_timestamp(), applied_at = deciding_time(), reason = null,
                apply_seconds = ?
            where id = ? and state = 'APPLYING'""";

    private final ImportKinds kinds;
    private final ImportConfig config;
    private final Check check;
    private final ImportLog log;
    private final FailedImports failed;

    Apply(ImportKinds kinds, ImportConfig config, Check check, ImportLog log, FailedImports failed) {
        this.kinds = kinds;
        this.config = config;
        this.check = check;
        this.log = log;
        this.failed = failed;
    }

    /**
     * Applies an import and closes the work.
     *
     * @param supplement whether its file is no whole extract
     */
    void run(ImportWork work, String kindName, RowCounts previewed, boolean supplement) {
        try (work) {
            try {
                ImportKind kind = kinds.get(kindName);
                if (apply(work, kind, previewed)) {
                    LOG.infof("Import %d is applied", work.importId());
                } else {
                    again(work, kind, previewed, supplement);
                }
            } catch (SQLException | RuntimeException e) {
                LOG.errorf("Import %d failed while applying: %s", work.importId(), ImportLog.named(e));
                failed.putAway(
                        work,
                        e instanceof OvertakenException
                                ? "Another import was applied meanwhile that has the same file or a later day."
                                : SqlState.advice(e, "The apply failed and changed nothing; the log names the fault."));
            }
        } catch (SQLException e) {
            LOG.errorf("Import %d lost its connection: %s", work.importId(), ImportLog.named(e));
        }
    }

    private boolean apply(ImportWork work, ImportKind kind, RowCounts previewed) throws SQLException {
        try {
            return work.inTransaction(config.workMemory(), () -> {
                RegisterLock.queue(work.connection());
                noteBegin(work.importId());
                apply(work.connection(), work.staging(), kind, previewed);
                return true;
            });
        } catch (ChangedException e) {
            return false;
        }
    }

    /** Only the progress that is told depends on it. */
    private void noteBegin(int importId) {
        try {
            log.applyBegun(importId);
        } catch (RuntimeException e) {
            LOG.warnf("Nobody is told how far import %d is applied: %s", importId, ImportLog.named(e));
        }
    }

    private static void apply(Connection connection, Staging staging, ImportKind kind, RowCounts previewed)
            throws SQLException {
        long begun = System.nanoTime();
        if (Manifest.isOvertaken(connection, staging.importId())) {
            throw new OvertakenException();
        }
        if (!Manifest.isComparisonCurrent(connection, staging.importId())) {
            throw new ChangedException();
        }
        Comparison done = kind.apply(connection, staging);
        // After a crash of the server the staged rows are gone.
        if (done.added() != previewed.added()
                || done.changed() != previewed.changed()
                || done.missing() != previewed.missing()) {
            throw new ChangedException();
        }
        try (PreparedStatement applied = connection.prepareStatement(APPLIED)) {
            applied.setDouble(1, (System.nanoTime() - begun) / 1e9);
            applied.setInt(2, staging.importId());
            if (applied.executeUpdate() != 1) {
                throw new IllegalStateException("the import is not being applied");
            }
        }
        staging.drop(connection);
    }

    private void again(ImportWork work, ImportKind kind, RowCounts previewed, boolean supplement) throws SQLException {
        Optional<RowCounts> now = check.again(work, kind, previewed, supplement);
        if (now.isPresent()) {
            log.previewedAgain(work.importId(), now.get(), check.brake(kind, now.get()));
        } else {
            failed.putAway(
                    work,
                    "The import would no longer do what was previewed; nothing was changed. Upload the file again.");
        }
    }

    /** What would be written is not what was approved. */
    private static final class ChangedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** It would have been refused if it came now. */
    private static final class OvertakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
