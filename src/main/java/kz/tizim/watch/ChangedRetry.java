package kz.tizim.watch;

import jakarta.inject.Singleton;
import java.util.Map;
import kz.tizim.access.AlertKind;

/** One account sent Idempotency-Keys again with other requests: its program is broken, or somebody tries something. */
@Singleton
class ChangedRetry extends Detector {
    private static final String QUERY = """
            select a.election_id, (array_agg(a.precinct_id order by a.id))[:least] as precinct_id,
                   'account ' || a.account_id as subject, count(*) || ' keys came again with another request' as detail
            from audit a join election e on e.id = a.election_id
            where a.outcome = 'idempotency-key-reused'
              and e.polling_day between cast(:now as date) - 2 and cast(:now as date) + 60
            group by a.election_id, a.account_id having count(*) >= :least""";

    ChangedRetry(WatchConfig config) {
        super(AlertKind.CHANGED_RETRY, QUERY, Map.of("least", config.retries().least()));
    }
}
