package kz.tizim.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The locks of acts: the citizens' rows, in their order, so that acts on one citizen happen one after the other; and, shared,
 * what must not change under them. For those that admit that is the precinct's session, for the others the state of the
 * lists. Who changes either takes its lock alone: waits for acts under way, and lets nobody slip in behind. The last one is
 * shared by all acts, and taken alone by a draft that takes the place of the one before, which locks whole tables. Whoever
 * else locks citizens or lists does it in the order of the decision 011.
 */
enum Locks {
    /** Takes what is free; only for a draft that takes its place is waited, since what follows would wait for its tables. */
    FREE_ONLY(
            "skip locked",
            "case when election_id = 0 then " + Enter.WAITING
                    + " else pg_try_advisory_xact_lock_shared(election_id, room_id) end"),
    /** Waits for each, at most as long as the connection's {@code lock_timeout}. */
    WAITING("", Enter.WAITING);

    private static final class Enter {
        // Void, made a boolean.
        static final String WAITING = "pg_advisory_xact_lock_shared(election_id, room_id)::text is not null";
    }

    private final Sql citizens;
    private final Sql rooms;

    Locks(String others, String enter) {
        citizens = Sql.over(
                "iin bigint",
                "select iin from citizen where iin = any (array(select iin from given)) order by iin for update "
                        + others);
        rooms = Sql.over(
                "election_id integer, room_id integer", "select election_id, room_id, " + enter + " from given");
    }

    /** No election has this room: no draft takes the place of another one meanwhile. */
    static final Room EXCHANGE = new Room(0, 0);

    /** What is held. */
    record Held(Set<Long> citizens, Set<Room> rooms) {
        boolean suffice(Act act) {
            return citizens.contains(act.iin()) && rooms.contains(Room.of(act));
        }
    }

    /** What must not change under an act: a precinct's session, or with {@link Act#LISTS} an election's lists. */
    record Room(int election, int room) {
        static Room of(Act act) {
            return new Room(act.electionId(), act.admits() ? act.precinctId() : Act.LISTS);
        }
    }

    List<Sql.Row> rows(List<Act> acts) {
        var rows = new ArrayList<Sql.Row>();
        acts.forEach(act -> rows.add(citizens.row(act.iin())));
        Stream.concat(acts.stream().map(Room::of).distinct(), Stream.of(EXCHANGE))
                .forEach(room -> rows.add(rooms.row(room.election, room.room)));
        return rows;
    }

    /** Reads the results of {@link #rows}. */
    static Held read(RoundTrip trip) throws SQLException {
        var held = new Held(new HashSet<>(), new HashSet<>());
        for (ResultSet row = trip.next(); row.next(); ) {
            held.citizens.add(row.getLong(1));
        }
        for (ResultSet row = trip.next(); row.next(); ) {
            if (row.getBoolean(3)) {
                held.rooms.add(new Room(row.getInt(1), row.getInt(2)));
            }
        }
        return held;
    }
}
