package kz.tizim.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import kz.tizim.access.Alerts;
import kz.tizim.database.SqlState;
import kz.tizim.election.DecidingClock;
import org.jboss.logging.Logger;

/** Lets every detector look once a minute, whichever instance comes first, and raises what they find. */
@ApplicationScoped
class Watch {
    private static final Logger LOG = Logger.getLogger(Watch.class);
    /** A little less than the pause between two looks, so that whoever looked last may look again. */
    private static final Duration APART = Duration.ofSeconds(50);

    private static final String TAKE_TURN =
            "update watch_run set at = clock_timestamp() where at < clock_timestamp() - :apart * interval '1 second'";
    // A detector that takes longer harms more than it helps. Statistics of the morning would have it read whole tables.
    private static final String BOUNDS =
            "select set_config('statement_timeout', '20s', true) || set_config('enable_seqscan', 'off', true)";
    private static final int MOST = 1000;
    // What was acknowledged counts too: it would be found anew every minute.
    private static final String NEW_ONES = """
            select distinct on (election_id, precinct_id, subject) election_id, precinct_id, subject, detail
            from (%s) found
            where not exists (
                select from alert a where a.kind = :kind and a.election_id = found.election_id
                                      and a.precinct_id = found.precinct_id and a.subject = found.subject)
            limit\s""" + MOST;

    private final List<Detector> detectors;
    private final Alerts alerts;
    private final DecidingClock clock;
    private final EntityManager entities;
    private final MeterRegistry metrics;

    Watch(
            @All List<Detector> detectors,
            Alerts alerts,
            DecidingClock clock,
            EntityManager entities,
            MeterRegistry metrics) {
        this.detectors = detectors;
        this.alerts = alerts;
        this.clock = clock;
        this.entities = entities;
        this.metrics = metrics;
    }

    @Scheduled(every = "{tizim.watch.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void regularly() {
        try {
            if (takeTurn()) {
                look();
            }
        } catch (RuntimeException e) {
            LOG.warnf("Nobody looked for what is odd: %s", String.valueOf(SqlState.of(e)));
        }
    }

    /** Whether it is this instance that looks now. */
    boolean takeTurn() {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(TAKE_TURN)
                                .setParameter("apart", APART.toSeconds())
                                .executeUpdate()
                        == 1);
    }

    /** Lets each detector look; one that fails does not keep the others from it. */
    void look() {
        for (Detector detector : detectors) {
            try {
                int raised = QuarkusTransaction.requiringNew().call(() -> look(detector));
                metrics.counter("tizim.alerts", "kind", detector.kind().name()).increment(raised);
            } catch (RuntimeException e) {
                LOG.warnf("Nobody looked for %s: %s", detector.kind(), String.valueOf(SqlState.of(e)));
            }
        }
    }

    private int look(Detector detector) {
        OffsetDateTime now = clock.now();
        entities.createNativeQuery(BOUNDS, String.class).getSingleResult();
        Query query = entities.createNativeQuery(NEW_ONES.formatted(detector.query()), Tuple.class)
                .setParameter("kind", detector.kind().name());
        detector.limits().forEach(query::setParameter);
        if (detector.query().contains(":now")) {
            query.setParameter("now", now);
        }
        @SuppressWarnings("unchecked")
        List<Tuple> found = query.getResultList();
        for (Tuple one : found) {
            alerts.raise(
                    detector.kind(),
                    one.get("election_id", Integer.class),
                    one.get("precinct_id", Integer.class),
                    one.get("subject", String.class),
                    one.get("detail", String.class));
        }
        return found.size();
    }
}
