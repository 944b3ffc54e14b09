package kz.tizim.watch;

import jakarta.inject.Singleton;
import java.util.Map;
import kz.tizim.access.AlertKind;

/** Unusually many certificates of one precinct redeemed at one other precinct in an election. */
@Singleton
class OriginCluster extends Detector {
    private static final String QUERY = """
            with destination as (
                select c.election_id, c.precinct_id, c.contest_id
                from turnout_count c join election e on e.id = c.election_id
                where c.basis = 'CERTIFICATE' and e.polling_day between cast(:now as date) - 2 and cast(:now as date) + 1
                group by 1, 2, 3 having sum(c.settled + c.recent) >= :least)
            select d.election_id, d.precinct_id, 'from ' || home.code || ', ' || %s || ' or more' as subject,
                   count(*) || ' certificates of precinct ' || home.code || ' were redeemed here' as detail
            from destination d
            join supplementary_entry s on s.precinct_id = d.precinct_id and s.election_id = d.election_id
                                      and s.contest_id = d.contest_id
            join certificate c on c.election_id = s.election_id and c.iin = s.iin and c.number = s.certificate
                              and c.state = 'REDEEMED'
            join precinct home on home.id = c.home_precinct_id
            group by d.election_id, d.precinct_id, d.contest_id, home.code
            having count(*) >= :least""".formatted(STEP);

    OriginCluster(WatchConfig config) {
        super(AlertKind.ORIGIN_CLUSTER, QUERY, Map.of("least", config.origin().least()));
    }
}
