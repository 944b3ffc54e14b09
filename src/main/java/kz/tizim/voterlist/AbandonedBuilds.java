package kz.tizim.voterlist;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import kz.tizim.database.SqlState;
import kz.tizim.election.DecidingClock;
import kz.tizim.election.Election;
import kz.tizim.election.Election.ListsState;
import org.jboss.logging.Logger;

/** Says of builds whose process has gone that they failed, so that nobody waits for them. */
@ApplicationScoped
class AbandonedBuilds {
    private static final Logger LOG = Logger.getLogger(AbandonedBuilds.class);

    private final AgroalDataSource database;
    private final DecidingClock clock;

    AbandonedBuilds(AgroalDataSource database, DecidingClock clock) {
        this.database = database;
        this.clock = clock;
    }

    void atStart(@Observes StartupEvent start) {
        putAway();
    }

    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void regularly() {
        putAway();
    }

    void putAway() {
        try {
            List<Integer> building = QuarkusTransaction.requiringNew()
                    .call(() -> Election.<Election>list("listsState", ListsState.BUILDING).stream()
                            .map(Election::id)
                            .toList());
            building.forEach(id -> QuarkusTransaction.requiringNew().run(() -> failIfAbandoned(id)));
        } catch (RuntimeException e) {
            LOG.warnf("Abandoned builds were not put away: %s", String.valueOf(SqlState.of(e)));
        }
    }

    private void failIfAbandoned(int electionId) {
        try (Connection connection = database.getConnection()) {
            if (ListBuild.takeUp(connection, electionId)) {
                write(electionId, "The process that built the lists has gone, and nothing was changed: build again.");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("SQLState " + e.getSQLState(), e);
        }
    }

    /** Says why a build has failed; where the database does not even take that, the next look for abandoned ones will. */
    void fail(int electionId, String failure) {
        try {
            QuarkusTransaction.requiringNew().run(() -> write(electionId, failure));
        } catch (RuntimeException e) {
            LOG.warnf("Of a build is not written down that it failed: %s", String.valueOf(SqlState.of(e)));
        }
    }

    private void write(int electionId, String failure) {
        Election election = Election.lock(electionId);
        if (election.listsState == ListsState.BUILDING) {
            ListBuild build = ListBuild.findById(electionId);
            build.state = ListBuild.State.FAILED;
            build.failure = failure;
            build.finishedAt = clock.now();
            election.listsState = ListsState.NONE;
            election.listsStateAt = build.finishedAt;
        }
    }
}
