package kz.tizim.watch;

import jakarta.inject.Singleton;
import java.util.Map;
import kz.tizim.access.AlertKind;

/** Unusually many redemptions at one precinct in a short time; said again after an hour if it has not ended. */
@Singleton
class RedemptionBurst extends Detector {
    // Contest by contest: who has three certificates comes once.
    private static final String QUERY = """
            with latest as (
                select election_id, precinct_id, contest_id, count(*) as many
                from ledger_entry
                where basis = 'CERTIFICATE'
                  and admitted_at > cast(:now as timestamptz) - cast(:window as integer) * interval '1 second'
                group by 1, 2, 3 having count(*) >= :least),
            judged as (
                select latest.*, p.time_zone,
                       (select greatest(coalesce(sum(c.settled + c.recent), 0) - latest.many, 0)
                        from turnout_count c
                        where c.election_id = latest.election_id and c.precinct_id = latest.precinct_id
                          and c.contest_id = latest.contest_id and c.basis = 'CERTIFICATE')
                       * cast(:window as integer)
                       / greatest(extract(epoch from cast(:now as timestamptz) - s.opened_at) - :window, :window) as usual
                from latest
                join precinct p on p.id = latest.precinct_id
                join precinct_session s on s.election_id = latest.election_id and s.precinct_id = latest.precinct_id)
            select j.election_id, j.precinct_id,
                   to_char(cast(:now as timestamptz) at time zone j.time_zone, 'YYYY-MM-DD HH24:MI') as subject,
                   max(j.many) || ' redemptions within ' || cast(:window as integer) / 60 || ' minutes' as detail
            from judged j
            where (j.many >= :most or j.many >= :timesUsual * j.usual)
              and not exists (
                  select from alert a
                  where a.kind = 'REDEMPTION_BURST' and a.election_id = j.election_id and a.precinct_id = j.precinct_id
                    and a.raised_at > cast(:now as timestamptz) - interval '1 hour')
            group by j.election_id, j.precinct_id, j.time_zone""";

    RedemptionBurst(WatchConfig config) {
        super(
                AlertKind.REDEMPTION_BURST,
                QUERY,
                Map.of(
                        "window", (int) config.burst().window().toSeconds(),
                        "least", config.burst().least(),
                        "timesUsual", config.burst().timesUsual(),
                        "most", config.burst().most()));
    }
}
