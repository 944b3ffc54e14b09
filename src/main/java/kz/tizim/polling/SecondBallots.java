package kz.tizim.polling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import kz.tizim.ledger.LedgerConflict;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * A second ballot from paper whose first one is voided: the voter has voted all the same, and the conflict takes the entry's
 * place, under its own id. What is known of it does not change, only that it counts now.
 */
@ApplicationScoped
class SecondBallots {
    // Those whose precinct has its report cannot become entries any more; they come last.
    private static final String WAITING = """
            select k.conflict_id, s.state = 'LOCKED' as locked
            from ledger_conflict k
            join precinct_session s on s.election_id = k.election_id and s.precinct_id = k.precinct_id
            where k.election_id = :election and k.contest_id = :contest and k.iin = :iin and %s
            order by 2, k.paper_at, k.conflict_id limit 1""".formatted(LedgerConflict.STANDS);
    private static final String CITIZEN = "select 1 from citizen where iin = :iin for update";
    private static final String ROOMS = """
            select 1 from (
                select precinct_id from ledger_conflict
                where election_id = :election and contest_id = :contest and iin = :iin
                union select cast(:own as integer) order by precinct_id) room
            cross join lateral pg_advisory_xact_lock_shared(:election, room.precinct_id)""";
    private static final String ENTER = """
            insert into ledger_entry (entry_id, election_id, contest_id, iin, seq, precinct_id, channel, basis, account_id,
                                      admitted_at, paper_at, paper_sheet)
            select conflict_id, election_id, contest_id, iin, :seq, precinct_id, channel, 'HOME_LIST', account_id,
                   deciding_time(), paper_at, paper_sheet
            from ledger_conflict
            where election_id = :election and contest_id = :contest and iin = :iin and conflict_id = :conflict""";

    private static final String REPLACE = """
            insert into ledger_replacement (election_id, contest_id, iin, seq, number, reason, account_id, replaced_at)
            select election_id, contest_id, iin, :seq, number, 'On paper, sheet ' || paper_sheet, account_id, deciding_time()
            from ledger_conflict cross join lateral generate_series(1, spoiled) number
            where election_id = :election and contest_id = :contest and iin = :iin and conflict_id = :conflict""";

    private final EntityManager entities;

    SecondBallots(EntityManager entities) {
        this.entities = entities;
    }

    private record Waiting(UUID conflict, boolean locked) {}

    /**
     * Keeps the precincts of the entry and of all second ballots from closing, in the order of decision 011: to be called
     * before anything else is locked.
     *
     * @param entry with {@code election_id}, {@code contest_id}, {@code iin}, {@code precinct_id} and {@code seq}, as below
     */
    void lock(Tuple entry) {
        entities.createNativeQuery(CITIZEN)
                .setParameter("iin", entry.get("iin", Long.class))
                .getResultList();
        entities.createNativeQuery(ROOMS)
                .setParameter("election", entry.get("election_id", Integer.class))
                .setParameter("contest", entry.get("contest_id", Integer.class))
                .setParameter("iin", entry.get("iin", Long.class))
                .setParameter("own", entry.get("precinct_id", Integer.class))
                .getResultList();
    }

    /** Lets the oldest one take the place of an entry that is void now; nothing happens where there is none. */
    void follow(Tuple entry) {
        Waiting waiting = waiting(entry);
        if (waiting == null) {
            return;
        }
        if (waiting.locked) {
            throw ProblemType.POLLS_CLOSED.exception(
                    "This voter got a second ballot on paper in a precinct that has its closing report already.");
        }
        write(ENTER, entry, waiting.conflict);
        write(REPLACE, entry, waiting.conflict);
    }

    private void write(String sql, Tuple entry, UUID conflict) {
        entities.createNativeQuery(sql)
                .setParameter("election", entry.get("election_id", Integer.class))
                .setParameter("contest", entry.get("contest_id", Integer.class))
                .setParameter("iin", entry.get("iin", Long.class))
                .setParameter("seq", entry.get("seq", Short.class) + 1)
                .setParameter("conflict", conflict)
                .executeUpdate();
    }

    private @Nullable Waiting waiting(Tuple entry) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(WAITING, Tuple.class)
                .setParameter("election", entry.get("election_id", Integer.class))
                .setParameter("contest", entry.get("contest_id", Integer.class))
                .setParameter("iin", entry.get("iin", Long.class))
                .getResultList();
        return rows.stream()
                .map(row -> new Waiting(row.get("conflict_id", UUID.class), row.get("locked", Boolean.class)))
                .findFirst()
                .orElse(null);
    }
}
