package kz.tizim.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The locks of acts: the citizens' rows, in their order, so that acts on one citizen happen one after the other; and, for
 * those that admit, their precincts, shared. Closing takes a precinct's lock alone: it waits for admissions under way and
 * lets nobody slip in behind its count.
 */
enum Locks {
    /** Takes what is free. */
    FREE_ONLY("skip locked", "pg_try_advisory_xact_lock_shared(election_id, precinct_id)"),
    /** Waits for each, at most as long as the connection's {@code lock_timeout}. */
    WAITING("", "pg_advisory_xact_lock_shared(election_id, precinct_id)::text is not null");

    private final Sql citizens;
    private final Sql precincts;

    Locks(String others, String enter) {
        citizens = Sql.over(
                "iin bigint",
                "select iin from citizen where iin = any (array(select iin from given)) order by iin for update "
                        + others);
        precincts = Sql.over(
                "election_id integer, precinct_id integer",
                "select election_id, precinct_id, " + enter
                        + " from (select distinct election_id, precinct_id from given) entered");
    }

    /** What is held. */
    record Held(Set<Long> citizens, Set<Precinct> precincts) {
        boolean suffice(Act act) {
            return citizens.contains(act.iin()) && (!act.admits() || precincts.contains(Precinct.of(act)));
        }
    }

    record Precinct(int election, int precinct) {
        static Precinct of(Act act) {
            return new Precinct(act.electionId(), act.precinctId());
        }
    }

    List<Sql.Row> rows(List<Act> acts) {
        var rows = new ArrayList<Sql.Row>();
        acts.forEach(act -> rows.add(citizens.row(act.iin())));
        acts.stream().filter(Act::admits).forEach(act -> rows.add(precincts.row(act.electionId(), act.precinctId())));
        return rows;
    }

    /** Reads the results of {@link #rows}. */
    static Held read(RoundTrip trip, List<Act> acts) throws SQLException {
        var held = new Held(new HashSet<>(), new HashSet<>());
        for (ResultSet row = trip.next(); row.next(); ) {
            held.citizens.add(row.getLong(1));
        }
        if (acts.stream().anyMatch(Act::admits)) {
            for (ResultSet row = trip.next(); row.next(); ) {
                if (row.getBoolean(3)) {
                    held.precincts.add(new Precinct(row.getInt(1), row.getInt(2)));
                }
            }
        }
        return held;
    }
}
