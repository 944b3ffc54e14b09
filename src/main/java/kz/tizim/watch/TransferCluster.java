package kz.tizim.watch;

import jakarta.inject.Singleton;
import java.util.Map;
import kz.tizim.access.AlertKind;

/** Unusually many voters ask to be moved to one precinct. {@code transfers/clusters} shows them. */
@Singleton
class TransferCluster extends Detector {
    private static final String QUERY = """
            with house as (
                select t.election_id, t.precinct_id, count(*) as many
                from active_transfer t
                join election e on e.id = t.election_id
                join citizen c on c.iin = t.iin
                where e.polling_day > cast(:now as date)
                  and (t.election_id, t.precinct_id) in (
                      select election_id, precinct_id from active_transfer group by 1, 2
                      having count(*) >= least(cast(:fromOneHouse as integer), cast(:into as integer)))
                group by t.election_id, t.precinct_id, c.kato, c.street, c.house)
            select election_id, precinct_id, 'transfers' as subject,
                   sum(many) || ' voters ask to be moved here, ' || max(many) || ' of them from one house' as detail
            from house
            group by election_id, precinct_id
            having max(many) >= :fromOneHouse or sum(many) >= :into""";

    TransferCluster(WatchConfig config) {
        super(
                AlertKind.TRANSFER_CLUSTER,
                QUERY,
                Map.of(
                        "fromOneHouse",
                        config.transfers().fromOneHouse(),
                        "into",
                        config.transfers().into()));
    }
}
