package kz.tizim.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A statement of acts. It is written over the relation {@code given}, which holds a row for each time that an act asks for
 * it: acts that come at the same time run together.
 */
public final class Sql {
    private final List<Column> columns;
    private final String prepared;

    private Sql(List<Column> columns, String text) {
        this.columns = columns;
        String arrays =
                columns.stream().map(column -> "?::" + column.type + "[]").collect(Collectors.joining(", "));
        this.prepared = "with given (%s) as (select * from unnest(%s))\n%s".formatted(names(columns), arrays, text);
    }

    /** A column of {@code given}, with its PostgreSQL type. */
    private record Column(String name, String type) {}

    /**
     * What one act asks for.
     *
     * @param values one for each column
     */
    public record Row(Sql sql, List<@Nullable Object> values) {
        public Row {
            if (values.size() != sql.columns.size()) {
                throw new IllegalArgumentException("%d values for %s".formatted(values.size(), sql.columns));
            }
        }
    }

    /**
     * A statement.
     *
     * @param columns of {@code given}: names and types, for example {@code "iin bigint, key text"}
     * @param text one statement without a semicolon
     */
    public static Sql over(String columns, String text) {
        return new Sql(columns(columns), text);
    }

    /** An insert of the rows given. */
    public static Sql insert(String table, String columns) {
        List<Column> parsed = columns(columns);
        String names = names(parsed);
        return new Sql(parsed, "insert into %s (%s) select %s from given".formatted(table, names, names));
    }

    public Row row(@Nullable Object... values) {
        return new Row(this, Collections.unmodifiableList(Arrays.asList(values)));
    }

    private static List<Column> columns(String text) {
        return Arrays.stream(text.strip().split("\\s*,\\s*"))
                .map(column -> column.split("\\s+", 2))
                .map(words -> new Column(words[0], words[1]))
                .toList();
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** The text to be prepared; it has one parameter a column, the array of its values. */
    String prepared() {
        return prepared;
    }

    /** Sets the parameters from the given one on; the result is the next one. */
    int bind(Connection connection, PreparedStatement prepared, int from, List<Row> rows) throws SQLException {
        int parameter = from;
        for (int i = 0; i < columns.size(); i++, parameter++) {
            String type = columns.get(i).type;
            switch (type) {
                // These the driver sends as they are.
                case "bigint" -> prepared.setObject(parameter, array(rows, i, Long[]::new, Sql::asLong));
                case "integer" -> prepared.setObject(parameter, array(rows, i, Integer[]::new, Integer.class::cast));
                case "smallint" -> prepared.setObject(parameter, array(rows, i, Short[]::new, Sql::asShort));
                case "bytea" -> prepared.setObject(parameter, array(rows, i, byte[][]::new, byte[].class::cast));
                case "text" -> prepared.setObject(parameter, array(rows, i, String[]::new, Object::toString));
                default -> {
                    String[] texts = array(rows, i, String[]::new, Object::toString);
                    prepared.setArray(parameter, connection.createArrayOf(type, texts));
                }
            }
        }
        return parameter;
    }

    private static Long asLong(Object number) {
        return ((Number) number).longValue();
    }

    private static Short asShort(Object number) {
        return ((Number) number).shortValue();
    }

    private static <T> @Nullable T[] array(
            List<Row> rows, int column, IntFunction<@Nullable T[]> empty, Function<Object, T> as) {
        @Nullable T[] values = empty.apply(rows.size());
        for (int i = 0; i < values.length; i++) {
            Object value = rows.get(i).values.get(column);
            values[i] = value == null ? null : as.apply(value);
        }
        return values;
    }
}
