package kz.tizim.imports;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Puts away what processes left that have gone: imports that nobody works on any more have failed, and staging tables that no
 * living import needs are dropped. Imports of other living instances are told by their locks.
 */
@ApplicationScoped
class AbandonedImports {
    private static final Logger LOG = Logger.getLogger(AbandonedImports.class);
    private static final String NEEDLESS = """
            select distinct t.id from (
                select cast(substring(relname from '^import_([0-9]{1,9})') as integer) as id
                from pg_class where relnamespace = 'staging'::regnamespace and relkind = 'r') t
            where t.id is not null and not exists (
                select from import_run r where r.id = t.id and r.state in ('RECEIVING', 'CHECKING', 'PREVIEW', 'APPLYING'))""";

    private final AgroalDataSource database;
    private final ImportLog log;

    AbandonedImports(AgroalDataSource database, ImportLog log) {
        this.database = database;
        this.log = log;
    }

    void atStart(@Observes StartupEvent start) {
        putAway();
    }

    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void regularly() {
        putAway();
    }

    /** A database that is in need stops nobody from starting: it is looked again. */
    void putAway() {
        try {
            List<ImportState> worked = Stream.of(ImportState.values())
                    .filter(ImportState::isWorkedOn)
                    .toList();
            for (int id : QuarkusTransaction.requiringNew().call(() -> ImportRun.idsIn(worked))) {
                failIfAbandoned(id);
            }
            dropNeedlessTables();
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("Abandoned imports were not put away: %s", ImportLog.named(e));
        }
    }

    /** An import may have come to its preview since it was looked for: what does not fail keeps its tables. */
    void failIfAbandoned(int id) throws SQLException {
        try (ImportWork work = ImportWork.on(database, id).orElse(null)) {
            if (work != null && log.fail(id, "The process that worked on it has gone: upload the file again.")) {
                work.staging().drop(work.connection());
            }
        }
    }

    private void dropNeedlessTables() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            var needless = new ArrayList<Integer>();
            try (ResultSet row = statement.executeQuery(NEEDLESS)) {
                while (row.next()) {
                    needless.add(row.getInt(1));
                }
            }
            for (int id : needless) {
                new Staging(id).drop(connection);
            }
        }
    }
}
