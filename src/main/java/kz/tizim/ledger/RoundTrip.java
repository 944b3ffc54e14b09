package kz.tizim.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sends several statements in one round trip. They run one after the other, each with a snapshot of its own (READ
 * COMMITTED).
 *
 * <p>The driver splits the text at the semicolons, prepares each part and sends all of them before it reads the first
 * answer.
 */
final class RoundTrip implements AutoCloseable {
    private final PreparedStatement statement;
    private boolean begun;

    private RoundTrip(PreparedStatement statement) {
        this.statement = statement;
    }

    /**
     * Sends statements, in the order of their first rows. Their results are then read one by one.
     *
     * @param prelude statements without parameters, each with a semicolon at its end
     */
    static RoundTrip send(Connection connection, String prelude, Collection<Sql.Row> rows) throws SQLException {
        Map<Sql, List<Sql.Row>> statements =
                rows.stream().collect(Collectors.groupingBy(Sql.Row::sql, LinkedHashMap::new, Collectors.toList()));
        PreparedStatement prepared = connection.prepareStatement(
                statements.keySet().stream().map(Sql::prepared).collect(Collectors.joining(";\n", prelude, "")));
        try {
            int at = 1;
            for (Map.Entry<Sql, List<Sql.Row>> one : statements.entrySet()) {
                at = one.getKey().bind(connection, prepared, at, one.getValue());
            }
            prepared.execute();
            return new RoundTrip(prepared);
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    /** The rows of the next query. */
    ResultSet next() throws SQLException {
        if (begun) {
            statement.getMoreResults();
        }
        begun = true;
        while (statement.getResultSet() == null && statement.getUpdateCount() >= 0) {
            statement.getMoreResults();
        }
        return statement.getResultSet();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
