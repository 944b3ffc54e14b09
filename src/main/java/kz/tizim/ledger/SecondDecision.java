package kz.tizim.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision about a citizen in the transaction of a second person's approval: with the locks, questions and writes of an
 * act, but without an attempt, since the approval itself is decided once.
 */
public final class SecondDecision {
    private static final String LOCK = "select 1 from citizen where iin = ? for update";
    private static final String ENTER = "select 1 from pg_advisory_xact_lock_shared(?, ?)";

    private SecondDecision() {}

    /**
     * What was found.
     *
     * @param facts none when the registry does not know the citizen
     * @param now the deciding time
     */
    public record Found<F>(List<F> facts, @Nullable OffsetDateTime now) {}

    /**
     * Locks the citizen, keeps what must not change as acts do, and asks.
     *
     * @param precinctId the precinct that admits, or {@link Act#LISTS}
     * @throws LinkedIinException when the number stands for another one
     */
    public static <F> Found<F> read(
            Connection connection, long iin, int electionId, int precinctId, Question.Asked<F> asked)
            throws SQLException {
        if (!lock(connection, iin, electionId, precinctId)) {
            return new Found<>(List.of(), null);
        }
        return read(connection, asked.row(iin, "", electionId, precinctId), asked);
    }

    /** Asks with nothing locked. */
    static <F> Found<F> read(Connection connection, Sql.Row row, Question.Asked<F> asked) throws SQLException {
        try (RoundTrip trip = RoundTrip.send(connection, "", List.of(row))) {
            var facts = new ArrayList<F>();
            OffsetDateTime now = null;
            for (ResultSet found = trip.next(); found.next(); ) {
                now = found.getObject(2, OffsetDateTime.class);
                long principal = found.getLong(6);
                if (!found.wasNull()) {
                    throw new LinkedIinException(principal);
                }
                facts.add(asked.question().reader().read(found));
            }
            return new Found<>(facts, now);
        }
    }

    /**
     * Locks the citizen and keeps what must not change, as acts do. What two persons decide at a precinct may change lists too,
     * of another precinct as well: an inclusion does.
     *
     * @param precinctId the precinct that admits, or {@link Act#LISTS}
     * @return whether the registry knows the citizen
     */
    public static boolean lock(Connection connection, long iin, int electionId, int precinctId) throws SQLException {
        boolean known = found(connection, LOCK, iin);
        if (known) {
            found(connection, ENTER, electionId, Act.LISTS);
            found(connection, ENTER, electionId, precinctId);
            keepDrafts(connection);
        }
        return known;
    }

    /** Lets no draft take the place of another one meanwhile. Comes after all other locks, and before lists are read. */
    public static void keepDrafts(Connection connection) throws SQLException {
        found(connection, ENTER, Locks.EXCHANGE.election(), Locks.EXCHANGE.room());
    }

    /** Writes, in the order of the rows. */
    public static void write(Connection connection, List<Sql.Row> rows) throws SQLException {
        RoundTrip.send(connection, "", rows).close();
    }

    private static boolean found(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
