package kz.tizim.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a query, which are bounded, as values. */
public final class Rows {
    private Rows() {}

    /** Makes a value of a row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * The values of all rows, in their order.
     *
     * @param parameters of the query, in their order
     * @throws IllegalStateException when the query fails; its message names no value
     */
    public static <T> List<T> read(DataSource database, Reader<T> reader, String sql, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection()) {
            return read(connection, reader, sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException("rows cannot be read, SQLState " + e.getSQLState(), e);
        }
    }

    /** The same on a connection, whose transaction goes on. */
    public static <T> List<T> read(Connection connection, Reader<T> reader, String sql, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement select = Prepared.of(connection, sql, parameters);
                ResultSet row = select.executeQuery()) {
            var values = new ArrayList<T>();
            while (row.next()) {
                values.add(reader.read(row));
            }
            return values;
        }
    }
}
