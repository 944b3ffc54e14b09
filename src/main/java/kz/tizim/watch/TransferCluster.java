package kz.tizim.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import kz.tizim.access.AlertKind;

/** Unusually many voters ask to be moved to one precinct. {@code transfers/clusters} shows them. */
@ApplicationScoped
class TransferCluster implements Detector {
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

    private final WatchConfig.Transfers config;

    TransferCluster(WatchConfig config) {
        this.config = config.transfers();
    }

    @Override
    public AlertKind kind() {
        return AlertKind.TRANSFER_CLUSTER;
    }

    @Override
    public String query() {
        return QUERY;
    }

    @Override
    public Map<String, Object> limits() {
        return Map.of("fromOneHouse", config.fromOneHouse(), "into", config.into());
    }
}
