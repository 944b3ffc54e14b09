package kz.tizim.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.tizim.election.DecidingClock;
import kz.tizim.election.ElectionFacts;

/** Counts an election's live entries at each full hour; in between the same count is given. */
@ApplicationScoped
class TurnoutService {
    private static final String COUNT = """
            select p.code as precinct, c.code as contest, count(*) as voted
            from ledger_entry e
            join precinct p on p.id = e.precinct_id
            join contest c on c.id = e.contest_id
            left join ledger_void v on v.election_id = e.election_id and v.contest_id = e.contest_id
                                   and v.iin = e.iin and v.seq = e.seq and v.voided_at < :until
            where e.election_id = :election and e.admitted_at < :until and v.seq is null
            group by p.code, c.code
            order by p.code, c.code""";

    /** What was handed over and what has changed since; the draft before that. */
    private static final String LISTED = """
            select cast(coalesce((select sum(voters) from list_handover where election_id = :election),
                                 (select listed from list_build where election_id = :election), 0)
                   + (select count(*) filter (where left_precinct_id is null)
                             - count(*) filter (where joined_precinct_id is null)
                      from list_delta where election_id = :election and at < :until) as bigint)""";

    private final EntityManager entities;
    private final DecidingClock clock;
    private final Map<Integer, Turnout> counted = new ConcurrentHashMap<>();

    TurnoutService(EntityManager entities, DecidingClock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** The turnout at the last full hour. */
    @Transactional
    Turnout turnout(ElectionFacts election) {
        OffsetDateTime hour = clock.now().truncatedTo(ChronoUnit.HOURS);
        Turnout known = counted.get(election.id());
        if (known == null || !known.asOf().isEqual(hour)) {
            known = count(election, hour);
            counted.put(election.id(), known);
        }
        return known;
    }

    private Turnout count(ElectionFacts election, OffsetDateTime until) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(COUNT, Tuple.class)
                .setParameter("election", election.id())
                .setParameter("until", until)
                .getResultList();
        var contests = new LinkedHashMap<String, Long>();
        election.contests().forEach(contest -> contests.put(contest.code(), 0L));
        List<Turnout.PrecinctCount> precincts = rows.stream()
                .map(row -> new Turnout.PrecinctCount(
                        row.get("precinct", String.class),
                        row.get("contest", String.class),
                        row.get("voted", Long.class)))
                .toList();
        precincts.forEach(line -> contests.merge(line.contest(), line.voted(), Long::sum));
        long listed = (Long) entities.createNativeQuery(LISTED, Long.class)
                .setParameter("election", election.id())
                .setParameter("until", until)
                .getSingleResult();
        return new Turnout(
                election.code(),
                until,
                listed,
                contests.entrySet().stream()
                        .map(line -> new Turnout.ContestCount(line.getKey(), line.getValue()))
                        .toList(),
                precincts);
    }
}
