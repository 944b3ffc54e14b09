package kz.tizim.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends several statements in one round trip.
 *
 * <p>Queries run one after the other, each with a snapshot of its own (READ COMMITTED): the driver splits the text at the
 * semicolons, prepares each part and sends all of them before it reads the first answer.
 */
final class RoundTrip implements AutoCloseable {
    private final PreparedStatement statement;
    private boolean first = true;

    private RoundTrip(PreparedStatement statement) {
        this.statement = statement;
    }

    /** Sends queries whose results are then read one by one with {@link #next()}. */
    static RoundTrip ask(Connection connection, List<Sql> statements) throws SQLException {
        PreparedStatement prepared =
                connection.prepareStatement(statements.stream().map(Sql::text).collect(Collectors.joining(";\n")));
        try {
            bind(prepared, statements);
            prepared.execute();
            return new RoundTrip(prepared);
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    /**
     * Sends writes, joined to one statement. They see the database as it was before the first of them; foreign keys are
     * checked after the last.
     */
    static void write(Connection connection, List<Sql> writes) throws SQLException {
        int last = writes.size() - 1;
        var text = new StringBuilder();
        for (int i = 0; i < last; i++) {
            text.append(i == 0 ? "with w" : ", w").append(i).append(" as (");
            text.append(writes.get(i).text()).append(")\n");
        }
        try (PreparedStatement prepared =
                connection.prepareStatement(text.append(writes.get(last).text()).toString())) {
            bind(prepared, writes);
            prepared.executeUpdate();
        }
    }

    private static void bind(PreparedStatement prepared, List<Sql> statements) throws SQLException {
        int at = 1;
        for (Sql sql : statements) {
            for (@Nullable Object parameter : sql.parameters()) {
                prepared.setObject(at++, parameter);
            }
        }
    }

    /** The result of the next query. */
    ResultSet next() throws SQLException {
        if (!first) {
            statement.getMoreResults();
        }
        first = false;
        return statement.getResultSet();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
