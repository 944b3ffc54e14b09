package kz.tizim.polling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import kz.tizim.ledger.LedgerConflict;
import kz.tizim.problem.ProblemType;

/**
 * A second ballot from paper whose first one is voided: the voter has voted all the same, and the conflict takes the entry's
 * place, under its own id. What is known of it does not change, only that it counts now. A voter with linked numbers has
 * voted as long as an entry is live under any of them.
 */
@ApplicationScoped
class SecondBallots {
    // Those whose precinct has its report cannot become entries any more; they come last.
    private static final String WAITING = """
            select k.conflict_id, k.iin, s.state = 'LOCKED' as locked
            from ledger_conflict k
            join precinct_session s on s.election_id = k.election_id and s.precinct_id = k.precinct_id
            where k.election_id = :election and k.contest_id = :contest and k.iin in (:numbers) and %s
              and not exists (
                  select from ledger_entry e left join ledger_void v using (election_id, contest_id, iin, seq)
                  where e.election_id = :election and e.contest_id = :contest and e.iin in (:numbers) and v.seq is null)
            order by 3, k.paper_at, k.conflict_id limit 1""".formatted(LedgerConflict.STANDS);
    private static final String ROOMS = """
            select 1 from (
                select precinct_id from ledger_conflict
                where election_id = :election and contest_id = :contest and iin in (:numbers)
                union select cast(:own as integer) order by precinct_id) room
            cross join lateral pg_advisory_xact_lock_shared(:election, room.precinct_id)""";
    private static final String LAST = """
            (select max(seq) from ledger_entry
             where election_id = :election and contest_id = :contest and iin = :iin)""";
    private static final String ENTER = """
            insert into ledger_entry (entry_id, election_id, contest_id, iin, seq, precinct_id, channel, basis, account_id,
                                      admitted_at, paper_at, paper_sheet)
            select conflict_id, election_id, contest_id, iin, %s + 1, precinct_id, channel, 'HOME_LIST', account_id,
                   deciding_time(), paper_at, paper_sheet
            from ledger_conflict
            where election_id = :election and contest_id = :contest and iin = :iin and conflict_id = :conflict""".formatted(LAST);

    private static final String REPLACE = """
            insert into ledger_replacement (election_id, contest_id, iin, seq, number, reason, account_id, replaced_at)
            select election_id, contest_id, iin, %s, exchange, 'On paper, sheet ' || paper_sheet, account_id, deciding_time()
            from ledger_conflict cross join lateral generate_series(1, spoiled) exchange
            where election_id = :election and contest_id = :contest and iin = :iin and conflict_id = :conflict""".formatted(LAST);

    private final EntityManager entities;
    private final PersonLock person;

    SecondBallots(EntityManager entities, PersonLock person) {
        this.entities = entities;
        this.person = person;
    }

    private record Waiting(UUID conflict, long iin, boolean locked) {}

    /**
     * Keeps the precincts of the entry and of all second ballots from closing, in the order of decision 011: to be called
     * before anything else is locked.
     *
     * @param entry with {@code election_id}, {@code contest_id}, {@code iin} and {@code precinct_id}, as below
     * @return the numbers of the person
     */
    List<Long> lock(Tuple entry) {
        List<Long> numbers = person.lock(entry.get("iin", Long.class));
        of(ROOMS, entry)
                .setParameter("numbers", numbers)
                .setParameter("own", entry.get("precinct_id", Integer.class))
                .getResultList();
        return numbers;
    }

    /** Lets the oldest one take the place of an entry that is void now; nothing happens where there is none, or another vote. */
    void follow(Tuple entry, List<Long> numbers) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = of(entities.createNativeQuery(WAITING, Tuple.class), entry)
                .setParameter("numbers", numbers)
                .getResultList();
        for (Tuple row : rows) {
            var waiting = new Waiting(
                    row.get("conflict_id", UUID.class), row.get("iin", Long.class), row.get("locked", Boolean.class));
            if (waiting.locked) {
                throw ProblemType.POLLS_CLOSED.exception(
                        "This voter got a second ballot on paper in a precinct that has its closing report already.");
            }
            write(ENTER, entry, waiting);
            write(REPLACE, entry, waiting);
        }
    }

    private void write(String sql, Tuple entry, Waiting waiting) {
        of(sql, entry)
                .setParameter("iin", waiting.iin)
                .setParameter("conflict", waiting.conflict)
                .executeUpdate();
    }

    private Query of(String sql, Tuple entry) {
        return of(entities.createNativeQuery(sql), entry);
    }

    private static Query of(Query query, Tuple entry) {
        return query.setParameter("election", entry.get("election_id", Integer.class))
                .setParameter("contest", entry.get("contest_id", Integer.class));
    }
}
