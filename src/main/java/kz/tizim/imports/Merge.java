package kz.tizim.imports;

import java.io.InterruptedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Compares staged rows with a table and merges them into it, by statements over the whole set. What the comparison finds is
 * noted in staging tables, so that nothing is compared twice; an empty table needs no comparison.
 *
 * @param table the table, or a table expression of the same columns where {@link #apply} is not used
 * @param keys columns that identify a row, in the table and in the staged rows
 * @param values the other columns that are compared and written
 * @param register null where rows that an extract lacks stay as they are
 * @param brought which rows {@code t} of the table extracts have brought, as SQL: no others can be missing from one
 */
public record Merge(
        String table,
        List<String> keys,
        List<String> values,
        @Nullable WholeRegister register,
        String brought) {

    /** Where extracts have brought all rows. */
    public Merge(String table, List<String> keys, List<String> values, @Nullable WholeRegister register) {
        this(table, keys, values, register, "true");
    }

    public Merge {
        if (register != null && keys.size() != 1) {
            throw new IllegalArgumentException("of a row at fault only the first key is known");
        }
    }

    /**
     * Notes what {@link #apply} will do.
     *
     * @param total staged rows that count
     * @param supplement whether rows that the file lacks are none of its business
     */
    Comparison compare(Connection connection, Staging staging, long total, boolean supplement) throws SQLException {
        if (isEmpty(connection)) {
            return new Comparison(total, 0, 0, 0);
        }
        boolean meets = register != null && !supplement;
        String counted = meets ? differing(connection, staging) : staging.rows();
        String missing = supplement ? "false" : isMissing(staging);
        // Made anew rather than filled: only so does the server use more than one process.
        Staging.execute(
                connection,
                "drop table " + staging.missing() + ", " + staging.difference(),
                "create unlogged table " + staging.missing() + " as select row_number() over () as n, "
                        + qualified("t", keys) + " from "
                        + (meets ? "met t where line is null" : table + " t where " + missing),
                "create unlogged table " + staging.difference() + " as select * from (select s.line, " + fate()
                        + " as fate, " + qualified("s", keys) + " from " + counted + " s left join " + table + " t on "
                        + match("s") + ") judged where fate <> " + Fate.UNCHANGED.sql(),
                "analyze " + staging.missing(),
                "analyze " + staging.difference());
        return noted(connection, staging);
    }

    /**
     * Lets a whole register and its extract meet in the temporary table {@code met}, which keeps what may differ: keys that
     * the extract lacks, and lines that have no row of the same fingerprint. Only those are compared value by value.
     *
     * @return the staged rows to be compared, as a table expression
     */
    private String differing(Connection connection, Staging staging) throws SQLException {
        Staging.execute(
                connection,
                "drop table if exists met",
                // A country's keys and fingerprints, all at once.
                "set local hash_mem_multiplier = 4",
                "create temporary table met on commit drop as select s.line, " + qualified("t", keys) + " from "
                        + staging.all() + " s full join " + table + " t on " + match("s")
                        + " where (s.line is null and t.missing_since is null) or (s.usable and (t." + keys.getFirst()
                        + " is null or t.fingerprint is distinct from s.fingerprint or t.missing_since is not null))",
                "set local hash_mem_multiplier to default",
                "analyze met");
        return "(select r.* from " + staging.rows() + " r join met on met.line = r.line)";
    }

    private String fate() {
        WholeRegister whole = register;
        String moved = whole == null
                ? "false"
                : "(" + qualified("t", whole.place()) + ") is distinct from (" + qualified("s", whole.place()) + ")";
        return "case when t." + keys.getFirst() + " is null then " + Fate.ADDED.sql() + " when not (" + differs()
                + ") then " + Fate.UNCHANGED.sql() + " when " + moved + " then " + Fate.MOVED.sql() + " else "
                + Fate.CHANGED.sql() + " end";
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
        List<String> columns = Stream.concat(keys.stream(), written().stream()).toList();
        String insert = "insert into " + table + " (" + String.join(", ", columns) + ", import_id) select "
                + qualified("s", columns) + ", ? from ";
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

    /**
     * Fills the empty table with all rows that count. They are written as they shall stay, so that nobody has to mark them
     * later on; hence the table must have been truncated in the same transaction.
     *
     * @param reader a connection that reads while the other one writes
     */
    public Comparison fill(Connection connection, Connection reader, Staging staging) throws SQLException {
        List<String> columns = Stream.concat(keys.stream(), written().stream()).toList();
        // Read by one process, in the order of the extract: who lives together lies together.
        CopyOut out = reader.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select " + qualified("s", columns) + ", " + staging.importId() + " from "
                        + staging.rows() + " s) to stdout (format binary)");
        try (var sink = new RowSink(
                connection,
                "copy " + table + " (" + String.join(", ", columns)
                        + ", import_id) from stdin (format binary, freeze)")) {
            return new Comparison(sink.finish(out), 0, 0, 0);
        } catch (InterruptedIOException e) {
            throw new SQLException("interrupted", e);
        } finally {
            if (out.isActive()) {
                out.cancelCopy();
            }
        }
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
        String sets = written().stream().map(value -> value + " = s." + value).collect(Collectors.joining(", "));
        String change = "update " + table + " t set " + sets + (register == null ? "" : ", missing_since = null")
                + ", import_id = ? from " + staging.all() + " s join " + staging.difference()
                + " d on d.line = s.line where " + match("d") + " and d.fate > " + Fate.UNCHANGED.sql();
        return update(connection, register == null ? change : keeping(register, staging, change), staging);
    }

    /** A change, with the rows kept as they were: the parts of a statement do not see what others of them write. */
    private String keeping(WholeRegister whole, Staging staging, String change) {
        List<String> columns = Stream.of(keys.stream(), written().stream(), Stream.of("import_id", "missing_since"))
                .flatMap(names -> names)
                .toList();
        return "with kept as (select " + qualified("t", columns) + " from " + staging.difference() + " d join " + table
                + " t on " + match("d") + " where d.fate > " + Fate.UNCHANGED.sql() + "), changed as (" + change
                + " returning t.import_id, " + qualified("t", keys) + ", t." + whole.name() + ") insert into "
                + whole.before() + " (" + String.join(", ", columns) + ", replaced_by, renamed) select "
                + qualified("t", columns)
                + ", changed.import_id, t.%1$s is distinct from changed.%1$s".formatted(whole.name())
                + " from kept t join changed on " + match("changed");
    }

    /** The columns beside the keys that an apply writes. */
    List<String> written() {
        return register == null
                ? values
                : Stream.concat(values.stream(), Stream.of("fingerprint")).toList();
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
        return brought + " and not exists (select from " + staging.all()
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
