package kz.tizim.report;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kz.tizim.database.SqlState;
import org.jboss.logging.Logger;

/** Counts the turnout of the elections of these days, again and again; of several instances one at a time. */
@ApplicationScoped
class TurnoutJob {
    private static final Logger LOG = Logger.getLogger(TurnoutJob.class);
    // From the first midnight on earth; afterwards as long as voids and papers may follow.
    private static final String ELECTIONS = """
            select id from election
            where polling_day between cast(deciding_time() as date) - 30 and cast(deciding_time() as date) + 1
            order by polling_day desc, id limit 100""";

    private final AgroalDataSource database;
    private final TurnoutCount count;

    TurnoutJob(AgroalDataSource database, TurnoutCount count) {
        this.database = database;
        this.count = count;
    }

    @Scheduled(every = "{tizim.turnout.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            for (int election : elections()) {
                count(election);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("No turnout was counted: %s", String.valueOf(SqlState.of(e)));
        }
    }

    /** An election that cannot be counted does not keep the others from it. */
    private void count(int election) {
        try {
            count.count(election);
        } catch (RuntimeException e) {
            LOG.warnf("The turnout of election %d was not counted: %s", election, String.valueOf(SqlState.of(e)));
        }
    }

    private List<Integer> elections() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ELECTIONS);
                ResultSet row = select.executeQuery()) {
            var ids = new ArrayList<Integer>();
            while (row.next()) {
                ids.add(row.getInt(1));
            }
            return ids;
        }
    }
}
