package kz.tizim.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What an act has to know before it decides, read after the citizen is locked.
 *
 * @param sql the query
 * @param reader makes the facts of its rows
 */
public record Question<T>(Sql sql, Reader<T> reader) {

    /** Makes facts of the rows of a result. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    public static <T> Question<T> of(Reader<T> reader, String sql, @Nullable Object... parameters) {
        return new Question<>(Sql.of(sql, parameters), reader);
    }
}
