package kz.tizim.watch;

import jakarta.inject.Singleton;
import java.util.Map;
import kz.tizim.access.AlertKind;

/** Within the hours of a precinct nobody is admitted though voters are left, perhaps since nobody has opened it. */
@Singleton
class SilentPrecinct extends Detector {
    // By the moment of the last count, not by now: while counting rests nobody is silent.
    private static final String QUERY = """
            with silence as (
                select h.election_id, h.precinct_id, p.time_zone, s.opened_at is not null as opened, e.polling_day + coalesce(s.opens, p.opens) as opens,
                       e.polling_day + coalesce(s.closes, p.closes) as closes, h.voters - coalesce(a.voted, 0) as left_over,
                       u.counted_at as until,
                       greatest(s.opened_at, a.last_at,
                                (e.polling_day + coalesce(s.opens, p.opens)) at time zone p.time_zone) as since
                from list_handover h
                join election e on e.id = h.election_id
                join precinct p on p.id = h.precinct_id
                join turnout_until u on u.election_id = h.election_id
                left join precinct_session s on s.election_id = h.election_id and s.precinct_id = h.precinct_id
                left join lateral (
                    select max(contest.voted) as voted, max(contest.last_at) as last_at
                    from (select sum(c.settled + c.recent) as voted, max(c.last_at) as last_at
                          from turnout_count c
                          where c.election_id = h.election_id and c.precinct_id = h.precinct_id
                          group by c.contest_id) contest) a on true
                where (s.state is null or s.state in ('CLOSED', 'OPEN')) and e.polling_day between cast(:now as date) - 1 and cast(:now as date) + 1)
            select election_id, precinct_id,
                   'since ' || to_char(since at time zone time_zone, 'YYYY-MM-DD HH24:MI') as subject,
                   case when opened then '' else 'nobody has opened the precinct, and ' end || 'nobody was admitted for ' || cast(extract(epoch from until - since) / 60 as integer) || ' minutes' as detail
            from silence
            where until at time zone time_zone < closes
              and until - since >= cast(:least as integer) * interval '1 second'
              and left_over * cast(:turnout as float8) * extract(epoch from until - since)
                  / extract(epoch from closes - opens) >= cast(:missing as float8)""";

    SilentPrecinct(WatchConfig config) {
        super(
                AlertKind.SILENT_PRECINCT,
                QUERY,
                Map.of(
                        "least", (int) config.silence().least().toSeconds(),
                        "missing", config.silence().missing(),
                        "turnout", config.silence().turnout()));
    }
}
