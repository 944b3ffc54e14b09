package kz.tizim.imports;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Puts away what the database did not carry out. It may be the database that is in need: its disk full, or itself starting
 * again. So the import's tables go first, since even a note takes room; and it is tried again for a while. Whatever cannot
 * be done by then is left to {@link AbandonedImports}.
 */
@ApplicationScoped
class FailedImports {
    private static final Logger LOG = Logger.getLogger(FailedImports.class);
    private static final int TRIES = 60;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final AgroalDataSource database;
    private final ImportLog log;

    FailedImports(AgroalDataSource database, ImportLog log) {
        this.database = database;
        this.log = log;
    }

    /** Drops the tables of an import and says why it has failed; does not close the work. */
    void putAway(ImportWork work, String reason) {
        int id = work.importId();
        try {
            work.staging().drop(work.connection());
        } catch (SQLException e) {
            // Its connection has gone. Another one will do, below.
            LOG.debugf("Import %d has lost its connection: %s", id, ImportLog.named(e));
        }
        persist(id, () -> {
            work.staging().drop(database);
            log.fail(id, reason);
        });
    }

    /** Says why an import was not undone. */
    void stays(int id, String reason) {
        persist(id, () -> log.note(id, reason));
    }

    private static void persist(int id, Runnable step) {
        for (int i = 1; i <= TRIES; i++) {
            try {
                step.run();
                return;
            } catch (RuntimeException e) {
                if (i == TRIES) {
                    LOG.errorf("Of import %d is not written down how it ended: %s", id, ImportLog.named(e));
                } else {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }
    }
}
