package kz.tizim.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares staged rows with a table and merges them into it, by statements over the whole set. What the comparison finds is
 * noted in staging tables, so that nothing is compared twice; an empty table needs no comparison.
 *
 * @param table the table, or a table expression of the same columns where {@link #apply} is not used
 * @param keys columns that identify a row, in the table and in the staged rows
 * @param values the other columns that are compared and written
 * @param register null where rows that an extract lacks stay as they are
 */
public record Merge(
        String table,
        List<String> keys,
        List<String> values,
        @Nullable WholeRegister register) {

    /**
     * Notes what {@link #apply} will do.
     *
     * @param total staged rows that count
     */
    Comparison compare(Connection connection, Staging staging, long total) throws SQLException {
        if (isEmpty(connection)) {
            return new Comparison(total, 0, 0, 0);
        }
        WholeRegister whole = register;
        String moved = whole == null
                ? "false"
                : "(" + qualified("t", whole.place()) + ") is distinct from (" + qualified("s", whole.place()) + ")";
        String fate = "case when t." + keys.getFirst() + " is null then " + Fate.ADDED.sql() + " when not ("
                + differs() + ") then " + Fate.UNCHANGED.sql() + " when " + moved + " then " + Fate.MOVED.sql()
                + " else " + Fate.CHANGED.sql() + " end";
        Staging.execute(
                connection,
                "insert into " + staging.missing() + " (" + String.join(", ", keys) + ") select " + qualified("t", keys)
                        + " from " + table + " t where " + isMissing(staging),
                "insert into " + staging.difference() + " (line, fate, " + String.join(", ", keys)
                        + ") select * from (select s.line, " + fate + " as fate, "
                        + qualified("s", keys) + " from " + staging.rows() + " s left join " + table + " t on "
                        + match("s") + ") judged where fate <> " + Fate.UNCHANGED.sql(),
                "analyze " + staging.missing(),
                "analyze " + staging.difference());
        return noted(connection, staging);
    }

    /** What the comparison has noted. */
    private static Comparison noted(Connection connection, Staging staging) throws SQLException {
        String counts = "select count(*) filter (where fate = " + Fate.ADDED.sql() + "), count(*) filter (where fate > "
                + Fate.UNCHANGED.sql() + "), count(*) filter (where fate = " + Fate.MOVED.sql()
                + "), (select count(*) from " + staging.missing() + ") from " + staging.difference();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(counts)) {
            row.next();
            return new Comparison(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }

    /** What there is to be done now, as far as staging tables still tell it. */
    public Comparison pending(Connection connection, Staging staging) throws SQLException {
        if (!isEmpty(connection)) {
            return noted(connection, staging);
        }
        try (Statement statement = connection.createStatement()) {
            return new Comparison(one(statement, "select count(*) from " + staging.rows() + " s"), 0, 0, 0);
        }
    }

    /**
     * Marks the missing, updates the changed, inserts the added; unchanged rows are not touched.
     *
     * @return what was done; moved is not counted
     */
    public Comparison apply(Connection connection, Staging staging) throws SQLException {
        String columns = Stream.concat(keys.stream(), values.stream()).collect(Collectors.joining(", "));
        String insert = "insert into " + table + " (" + columns + ", import_id) select "
                + qualified("s", Stream.concat(keys.stream(), values.stream()).toList()) + ", ? from ";
        if (isEmpty(connection)) {
            // The staged rows are read one after the other: who lives together lies together, as in the extract.
            return new Comparison(update(connection, insert + staging.rows() + " s", staging), 0, 0, 0);
        }
        // Before rows are added, so that there are as few as possible to look through.
        long missing = missing(connection, staging);
        long changed = changed(connection, staging);
        String isAdded = "d.fate = " + Fate.ADDED.sql();
        long added = update(
                connection,
                insert + staging.all() + " s join " + staging.difference() + " d on d.line = s.line where " + isAdded
                        + " order by s.line",
                staging);
        noteTurnover(connection, staging, staging.difference() + " d where " + isAdded);
        return new Comparison(added, changed, 0, missing);
    }

    private long missing(Connection connection, Staging staging) throws SQLException {
        if (register == null) {
            try (Statement statement = connection.createStatement()) {
                return one(statement, "select count(*) from " + staging.missing());
            }
        }
        noteTurnover(connection, staging, staging.missing() + " d");
        return update(
                connection,
                "update " + table + " t set missing_since = ? from " + staging.missing() + " m where " + match("m")
                        + " and t.missing_since is null",
                staging);
    }

    /** Notes the keys of rows {@code d} that come or go, for those who ask what this import did. */
    private void noteTurnover(Connection connection, Staging staging, String rows) throws SQLException {
        if (register != null) {
            update(
                    connection,
                    "insert into " + register.turnover() + " (" + String.join(", ", keys) + ", import_id) select "
                            + qualified("d", keys) + ", ? from " + rows,
                    staging);
        }
    }

    private long changed(Connection connection, Staging staging) throws SQLException {
        WholeRegister whole = register;
        String isChanged = "d.fate > " + Fate.UNCHANGED.sql();
        if (whole != null) {
            String columns = Stream.of(keys.stream(), values.stream(), Stream.of("import_id", "missing_since"))
                    .flatMap(names -> names)
                    .collect(Collectors.joining(", t."));
            update(
                    connection,
                    "insert into " + whole.before() + " (" + columns.replace("t.", "") + ", replaced_by) select t."
                            + columns + ", ? from " + staging.difference() + " d join " + table + " t on "
                            + match("d") + " where " + isChanged,
                    staging);
        }
        String sets = values.stream().map(value -> value + " = s." + value).collect(Collectors.joining(", "));
        return update(
                connection,
                "update " + table + " t set " + sets + (whole == null ? "" : ", missing_since = null")
                        + ", import_id = ? from " + staging.all() + " s join " + staging.difference()
                        + " d on d.line = s.line where " + match("d") + " and " + isChanged,
                staging);
    }

    /** Whether the table has no rows. */
    public boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select exists (select from " + table + " t)")) {
            row.next();
            return !row.getBoolean(1);
        }
    }

    /** That a row of the table {@code t} and one of staging are of the same key. */
    String match(String alias) {
        return keys.stream().map(key -> "t." + key + " = " + alias + "." + key).collect(Collectors.joining(" and "));
    }

    private String differs() {
        return "(" + qualified("t", values) + ") is distinct from (" + qualified("s", values) + ")"
                + (register == null ? "" : " or t.missing_since is not null");
    }

    /** Any staged row of the same key counts, even one at fault or set aside; of a row at fault only the first key is known. */
    private String isMissing(Staging staging) {
        String first = keys.getFirst();
        return (register == null ? "" : "t.missing_since is null and ") + "not exists (select from " + staging.all()
                + " s where " + match("s") + ")"
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

    private static long one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
