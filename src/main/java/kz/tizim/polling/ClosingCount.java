package kz.tizim.polling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.tizim.ledger.LedgerConflict;

/** Counts what the lists and the ledger say of one precinct. */
@ApplicationScoped
class ClosingCount {
    /** Entries of the precinct with the part of its list that each voter stands on. */
    private static final String ENTRIES = """
            with entry as (
                select e.contest_id, e.iin, e.channel, e.basis, e.paper_at is not null as late, v.seq is null as live,
                       coalesce(listed.part, 'MAIN') as part,
                       (select count(*) from ledger_replacement r
                        where (r.election_id, r.contest_id, r.iin, r.seq)
                              = (e.election_id, e.contest_id, e.iin, e.seq)) as replaced
                from ledger_entry e
                left join ledger_void v using (election_id, contest_id, iin, seq)
                left join voter listed on listed.election_id = e.election_id and listed.iin = e.iin
                                      and listed.precinct_id = e.precinct_id
                where e.election_id = :election and e.precinct_id = :precinct)
            """;

    private static final String BY_CONTEST = ENTRIES + """
            , station as (select * from entry where live and basis = 'HOME_LIST' and channel = 'STATION')
            select c.id,
                   (select count(*) from detachment d
                    join voter t on t.election_id = d.election_id and t.iin = d.iin and t.precinct_id = :precinct
                    where d.election_id = :election and d.contest_id = c.id and d.ended_at is null) as detached,
                   (select count(*) from station e where e.contest_id = c.id and e.part = 'MAIN') as main,
                   (select count(*) from station e where e.contest_id = c.id and e.part = 'SPECIAL') as special,
                   (select count(*) from station e where e.contest_id = c.id and e.part = 'SUPPLEMENTARY') as included,
                   (select count(*) from entry e where e.contest_id = c.id and live and channel = 'HOME') as home,
                   (select count(*) from entry e where e.contest_id = c.id and live and basis = 'CERTIFICATE') as certificates,
                   (select count(*) from entry e where e.contest_id = c.id and live and late) as late,
                   (select count(*) from entry e where e.contest_id = c.id and not live) as voided,
                   (select count(*) from ledger_conflict k where k.election_id = :election and k.precinct_id = :precinct
                    and k.contest_id = c.id and %1$s) as conflicts,
                   (select count(*) from ledger_conflict k where k.election_id = :election and k.precinct_id = :precinct
                    and k.contest_id = c.id and k.act is null and %1$s) as conflicts_without_act,
                   (select cast(coalesce(sum(e.replaced), 0) as bigint) from entry e where e.contest_id = c.id)
                   + (select coalesce(sum(k.spoiled), 0) from ledger_conflict k
                      where k.election_id = :election and k.precinct_id = :precinct and k.contest_id = c.id and %1$s) as spoiled
            from contest c where c.election_id = :election""".formatted(LedgerConflict.STANDS);

    /** Each voter signs once on one list, however many contests; so did whoever got a second ballot on paper. */
    private static final String SIGNERS = ENTRIES + """
            , signer as (
                select iin, case when channel = 'HOME' then 'HOME'
                                 when basis = 'CERTIFICATE' or part = 'SUPPLEMENTARY' then 'SUPPLEMENTARY' else 'MAIN' end as list
                from entry where live
                union
                select k.iin, case when k.channel = 'HOME' then 'HOME' else 'MAIN' end from ledger_conflict k
                where k.election_id = :election and k.precinct_id = :precinct and %s
                  and not exists (select 1 from entry e where e.live and e.iin = k.iin))
            select count(*) filter (where list = 'MAIN') as main,
                   count(*) filter (where list = 'SUPPLEMENTARY') as supplementary,
                   count(*) filter (where list = 'HOME') as home
            from signer""".formatted(LedgerConflict.STANDS);

    /**
     * One statement, so that the list is counted as its changes are: other lists still change while this precinct counts, and
     * whoever leaves this one for them is written in both places at once.
     */
    private static final String LIST = """
            with change as (
                select basis, count(*) filter (where joined_precinct_id = :precinct) as added,
                       count(*) filter (where left_precinct_id = :precinct) as removed
                from list_delta
                where election_id = :election and (joined_precinct_id = :precinct or left_precinct_id = :precinct)
                  and joined_precinct_id is distinct from left_precinct_id
                group by basis)
            select (select cast(coalesce(sum(voters), 0) as bigint) from list_handover
                    where election_id = :election and precinct_id = :precinct) as handed_over,
                   (select count(*) from voter where election_id = :election and precinct_id = :precinct) as listed,
                   change.basis, change.added, change.removed
            from (select 1) always left join change on true""";

    private final EntityManager entities;

    ClosingCount(EntityManager entities) {
        this.entities = entities;
    }

    /** By the id of the contest. */
    Map<Integer, ClosingReport.Ledgered> contests(int electionId, int precinctId) {
        var contests = new HashMap<Integer, ClosingReport.Ledgered>();
        for (Tuple row : rows(BY_CONTEST, electionId, precinctId)) {
            contests.put(row.get("id", Integer.class), ledgered(row));
        }
        return contests;
    }

    /** Voters by the list that they sign. */
    ClosingRequest.Signatures signers(int electionId, int precinctId) {
        Tuple row = rows(SIGNERS, electionId, precinctId).getFirst();
        return new ClosingRequest.Signatures(number(row, "main"), number(row, "supplementary"), number(row, "home"));
    }

    ClosingReport.ListTotals list(int electionId, int precinctId) {
        var added = new TreeMap<String, Long>();
        var removed = new TreeMap<String, Long>();
        List<Tuple> rows = rows(LIST, electionId, precinctId);
        for (Tuple row : rows) {
            if (row.get("basis") != null) {
                put(added, row, "added");
                put(removed, row, "removed");
            }
        }
        Tuple totals = rows.getFirst();
        return new ClosingReport.ListTotals(number(totals, "handed_over"), added, removed, number(totals, "listed"));
    }

    static ClosingReport.Ledgered ledgered(Tuple row) {
        return new ClosingReport.Ledgered(
                number(row, "detached"),
                number(row, "main"),
                number(row, "special"),
                number(row, "included"),
                number(row, "home"),
                number(row, "certificates"),
                number(row, "late"),
                number(row, "voided"),
                number(row, "conflicts"),
                number(row, "conflicts_without_act"),
                number(row, "spoiled"));
    }

    private static void put(Map<String, Long> changes, Tuple row, String side) {
        if (number(row, side) > 0) {
            changes.put(row.get("basis", String.class), number(row, side));
        }
    }

    private static long number(Tuple row, String name) {
        return row.get(name, Long.class);
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, int electionId, int precinctId) {
        return entities.createNativeQuery(sql, Tuple.class)
                .setParameter("election", electionId)
                .setParameter("precinct", precinctId)
                .getResultList();
    }
}
