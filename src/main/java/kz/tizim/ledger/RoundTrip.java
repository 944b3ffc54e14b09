package kz.tizim.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends several statements in one round trip; the server runs them one after the other, each with a snapshot of its own
 * (READ COMMITTED).
 *
 * <p>The driver splits the text at the semicolons, prepares each part and sends all of them before it reads the first
 * answer.
 */
final class RoundTrip implements AutoCloseable {
    private final PreparedStatement statement;
    private boolean first = true;

    private RoundTrip(PreparedStatement statement) {
        this.statement = statement;
    }

    /** Sends queries whose results are then read one by one with {@link #next()}. */
    static RoundTrip send(Connection connection, List<Sql> statements) throws SQLException {
        String text = statements.stream().map(Sql::text).collect(Collectors.joining(";\n"));
        PreparedStatement prepared = connection.prepareStatement(text);
        try {
            int at = 1;
            for (Sql sql : statements) {
                for (@Nullable Object parameter : sql.parameters()) {
                    prepared.setObject(at++, parameter);
                }
            }
            prepared.execute();
            return new RoundTrip(prepared);
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
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
