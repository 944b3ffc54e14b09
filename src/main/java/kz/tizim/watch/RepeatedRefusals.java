package kz.tizim.watch;

import jakarta.inject.Singleton;
import java.util.Map;
import kz.tizim.access.AlertKind;

/** One certificate's number was refused again and again in an election, wherever; shown where the odd refusal happened. */
@Singleton
class RepeatedRefusals extends Detector {
    // What the desk or the clock is the reason of says nothing about the certificate.
    private static final String QUERY = """
            select a.election_id, (array_agg(a.precinct_id order by a.id))[:least] as precinct_id,
                   'certificate ' || a.subject || ', ' || %s || ' times or more' as subject,
                   'refused ' || count(*) || ' times at ' || count(distinct a.precinct_id) || ' precincts' as detail
            from audit a join election e on e.id = a.election_id
            where a.action in ('redemption', 'told-redemption') and a.outcome not in ('DONE', 'REPLAYED')
              and a.outcome not in ('polls-closed', 'request-in-flight', 'idempotency-key-reused')
              and e.polling_day between cast(:now as date) - 2 and cast(:now as date) + 1
            group by a.election_id, a.subject having count(*) >= :least""".formatted(STEP);

    RepeatedRefusals(WatchConfig config) {
        super(
                AlertKind.REPEATED_REFUSALS,
                QUERY,
                Map.of("least", config.refusals().least()));
    }
}
