package kz.tizim.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Writes an approved import, in one transaction: it is applied as a whole, with its state, or not at all. */
@ApplicationScoped
class Apply {
    private static final Logger LOG = Logger.getLogger(Apply.class);

    private final ImportKinds kinds;
    private final ImportConfig config;
    private final ImportLog log;

    Apply(ImportKinds kinds, ImportConfig config, ImportLog log) {
        this.kinds = kinds;
        this.config = config;
        this.log = log;
    }

    /** Applies an import and closes the work. */
    void run(ImportWork work, String kindName, RowCounts previewed) {
        try (work) {
            try {
                ImportKind kind = kinds.get(kindName);
                work.inTransaction(config.workMemory(), () -> apply(work, kind, previewed));
                LOG.infof("Import %d is applied", work.importId());
            } catch (SQLException | RuntimeException e) {
                String reason = e instanceof ChangedException
                        ? "The import would no longer do what was previewed; nothing was changed. Upload the file again."
                        : "The apply failed and changed nothing; the log names the fault.";
                LOG.errorf("Import %d failed while applying: %s", work.importId(), ImportLog.named(e));
                log.fail(work.importId(), reason);
                work.staging().drop(work.connection());
            }
        } catch (SQLException e) {
            LOG.errorf("Import %d lost its connection: %s", work.importId(), ImportLog.named(e));
        }
    }

    private static boolean apply(ImportWork work, ImportKind kind, RowCounts previewed) throws SQLException {
        Connection connection = work.connection();
        Staging staging = work.staging();
        // One apply after the other, however long they take.
        Staging.execute(
                connection,
                "set local lock_timeout = 0",
                "select pg_advisory_xact_lock(hashtextextended('import-apply', 0))");
        if (Manifest.isOvertaken(connection, work.importId())) {
            throw new ChangedException();
        }
        Comparison done = kind.apply(connection, staging);
        // Another import may have come in between; after a crash of the server the staged rows are gone.
        if (done.added() != previewed.added()
                || done.changed() != previewed.changed()
                || done.missing() != previewed.missing()) {
            throw new ChangedException();
        }
        try (PreparedStatement applied = connection.prepareStatement(
                "update import_run set state = 'APPLIED', state_at = clock_timestamp() where id = ? and state = 'APPLYING'")) {
            applied.setInt(1, work.importId());
            if (applied.executeUpdate() != 1) {
                throw new ChangedException();
            }
        }
        staging.drop(connection);
        return true;
    }

    /** What would be written is not what was approved. */
    private static final class ChangedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
