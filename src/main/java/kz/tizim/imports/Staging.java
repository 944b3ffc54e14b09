package kz.tizim.imports;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The unlogged tables of one import. They are empty after a crash of the database server, which is why an apply is only
 * committed if it writes exactly what was previewed.
 *
 * @param importId whose tables
 */
public record Staging(int importId) {
    static final String SCHEMA = "staging";
    /** In front of the kind's own columns. */
    static final int OWN_COLUMNS = 3;

    /**
     * All staged rows: {@code line}, {@code usable}, {@code fingerprint} and the kind's columns, which are null in rows that
     * are not usable.
     */
    public String all() {
        return SCHEMA + ".import_" + importId;
    }

    /** The rows that count, as a table expression: usable, and neither doubled nor in conflict with each other. */
    public String rows() {
        return "(select * from " + all() + " r where r.usable and not exists (select from " + aside()
                + " a where a.line = r.line))";
    }

    /** Lines that are set aside as duplicates. */
    String aside() {
        return all() + "_aside";
    }

    /** Faults and warnings of rows until the import is previewed. */
    String rejects() {
        return all() + "_reject";
    }

    /** What is there and not in the extract: a number for pages, and the keys. */
    public String missing() {
        return all() + "_missing";
    }

    /** Lines of the extract that are not as what is there, each with its {@link Fate} and keys; empty if nothing was there. */
    String difference() {
        return all() + "_difference";
    }

    void create(Connection connection, ImportKind kind) throws SQLException {
        List<StagedColumn> columns = kind.columns();
        String own = columns.stream().map(StagedColumn::definition).collect(Collectors.joining(", "));
        String keys = columns.stream()
                .filter(column -> kind.keys().contains(column.name()))
                .map(StagedColumn::definition)
                .collect(Collectors.joining(", "));
        execute(
                connection,
                "create unlogged table " + all()
                        + " (line bigint not null, usable boolean not null, fingerprint bigint, " + own + ")",
                "create unlogged table " + aside() + " (line bigint not null)",
                "create unlogged table " + rejects()
                        + " (line bigint not null, field text not null, code text not null, detail text not null,"
                        + " warning boolean not null, original text not null)",
                "create unlogged table " + missing() + " (n bigint not null, " + keys + ")",
                "create unlogged table " + difference() + " (line bigint not null, fate integer not null, " + keys
                        + ")");
    }

    /** Whether no row is staged, as after a crash of the database server. */
    boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select exists (select from " + all() + ")")) {
            row.next();
            return !row.getBoolean(1);
        }
    }

    /** Fills the table from its beginning; until this is committed others see no rows, and then every one. */
    String copy(Connection connection) throws SQLException {
        // Truncated in the same transaction, so that rows are written as they shall stay: nobody marks them later on.
        execute(connection, "truncate " + all());
        return "copy " + all() + " from stdin (format binary, freeze)";
    }

    /** Removes the tables; nothing happens where they are gone. */
    void drop(Connection connection) throws SQLException {
        execute(
                connection,
                "drop table if exists "
                        + Stream.of(all(), aside(), rejects(), missing(), difference())
                                .collect(Collectors.joining(", ")));
    }

    /** Removes the tables, in the current transaction if there is one. */
    void drop(AgroalDataSource database) {
        try (Connection connection = database.getConnection()) {
            drop(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("staging tables cannot be dropped", e);
        }
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
