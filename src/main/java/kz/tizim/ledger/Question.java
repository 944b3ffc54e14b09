package kz.tizim.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an act has to know before it decides, read after the citizen is locked.
 *
 * @param sql a query of at least one row
 * @param reader makes the facts of its rows
 */
public record Question<T>(Sql sql, Reader<T> reader) {

    /** Makes facts of the rows of a result, by the names of their columns; it stands on the first row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    public static <T> Question<T> of(Reader<T> reader, String sql, @Nullable Object... parameters) {
        return new Question<>(Sql.of(sql, parameters), reader);
    }

    /** Another query that holds this one at its {@code %s}, behind its own parameters. */
    Sql within(String outer, @Nullable Object... parameters) {
        return new Sql(
                outer.formatted(sql.text()),
                Stream.concat(Arrays.stream(parameters), sql.parameters().stream())
                        .toList());
    }
}
