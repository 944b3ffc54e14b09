package kz.tizim.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares staged rows with a table and merges them into it, by statements over the whole set.
 *
 * @param table the table, or for {@link #compare} a table expression
 * @param keys columns that identify a row, in the table and in the staged rows
 * @param values the other columns that are compared and written
 * @param marksMissing whether the table has a column {@code missing_since} for rows that the extract lacks
 */
public record Merge(String table, List<String> keys, List<String> values, boolean marksMissing) {

    /** Counts what {@link #apply} would do. */
    public Comparison compare(Connection connection, Staging staging) throws SQLException {
        if (isEmpty(connection)) {
            return new Comparison(count(connection, "select count(*) from " + staging.rows() + " s"), 0, 0, 0);
        }
        String known = "t." + keys.getFirst() + " is not null";
        String counts = "select count(*) filter (where not " + known + "), count(*) filter (where " + known + " and "
                + differs() + "), count(*) filter (where " + known + " and not (" + differs() + ")) from "
                + staging.rows() + " s left join " + table + " t on " + match();
        String missing = "select count(*) from " + table + " t where " + isMissing(staging);
        try (Statement statement = connection.createStatement()) {
            long gone = one(statement, missing);
            try (ResultSet row = statement.executeQuery(counts)) {
                row.next();
                return new Comparison(row.getLong(1), row.getLong(2), row.getLong(3), gone);
            }
        }
    }

    /**
     * Marks the missing, updates the changed, inserts the added; unchanged rows are not touched.
     *
     * @return what was done; unchanged is not counted
     */
    public Comparison apply(Connection connection, Staging staging) throws SQLException {
        String sets = Stream.concat(
                        values.stream().map(value -> value + " = s." + value),
                        Stream.of("import_id = ?", marksMissing ? "missing_since = null" : ""))
                .filter(set -> !set.isEmpty())
                .collect(Collectors.joining(", "));
        // Before rows are added, so that there are as few as possible to look through.
        long missing = marksMissing
                ? update(
                        connection, "update " + table + " t set missing_since = ? where " + isMissing(staging), staging)
                : count(connection, "select count(*) from " + table + " t where " + isMissing(staging));
        long changed = update(
                connection,
                "update " + table + " t set " + sets + " from " + staging.rows() + " s where " + match() + " and ("
                        + differs() + ")",
                staging);
        // The staged rows are read one after the other: who lives together lies together, as in the extract.
        long added = update(
                connection,
                "insert into " + table + " (" + columns() + ", import_id) select " + columns() + ", ? from "
                        + staging.rows() + " s where not exists (select from " + table + " t where " + match() + ")",
                staging);
        return new Comparison(added, changed, 0, missing);
    }

    /**
     * Inserts all staged rows into the table, which is empty.
     *
     * @return what was done
     */
    public Comparison fill(Connection connection, Staging staging) throws SQLException {
        long added = update(
                connection,
                "insert into " + table + " (" + columns() + ", import_id) select " + columns() + ", ? from "
                        + staging.rows() + " s",
                staging);
        return new Comparison(added, 0, 0, 0);
    }

    /** Whether the table has no rows. */
    public boolean isEmpty(Connection connection) throws SQLException {
        return count(connection, "select count(*) from (select from " + table + " t limit 1) any_row") == 0;
    }

    private String columns() {
        return Stream.concat(keys.stream(), values.stream()).collect(Collectors.joining(", "));
    }

    private String match() {
        return keys.stream().map(key -> "t." + key + " = s." + key).collect(Collectors.joining(" and "));
    }

    private String differs() {
        return "(" + qualified("t", values) + ") is distinct from (" + qualified("s", values) + ")"
                + (marksMissing ? " or t.missing_since is not null" : "");
    }

    /** Any staged row of the same key counts, even one at fault or set aside; of a row at fault only the first key is known. */
    private String isMissing(Staging staging) {
        String first = keys.getFirst();
        return (marksMissing ? "t.missing_since is null and " : "") + "not exists (select from " + staging.all()
                + " s where " + match() + ")"
                + (keys.size() == 1
                        ? ""
                        : " and not exists (select from " + staging.all() + " s where not s.usable and s." + first
                                + " = t." + first + ")");
    }

    private static String qualified(String alias, List<String> columns) {
        return columns.stream().map(column -> alias + "." + column).collect(Collectors.joining(", "));
    }

    private static long update(Connection connection, String sql, Staging staging) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, staging.importId());
            return statement.executeLargeUpdate();
        }
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return one(statement, sql);
        }
    }

    private static long one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
