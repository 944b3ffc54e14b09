package kz.tizim.imports;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import kz.tizim.problem.ProblemType;

/**
 * The difference between a previewed extract and what is there, page by page. The first page of an import takes as long as
 * an index on its staged rows; only who looks at single rows pays for it.
 */
@ApplicationScoped
class Difference {
    private static final String NO_TABLE = "42P01";

    private final AgroalDataSource database;

    Difference(AgroalDataSource database) {
        this.database = database;
    }

    /** A page of changes behind a row number. */
    List<Change> page(int importId, ImportKind kind, Change.Kind which, long after, int limit) {
        var staging = new Staging(importId);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                index(connection, staging);
                List<Change> page = select(connection, staging, kind, which, after, limit);
                connection.commit();
                return page;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            if (NO_TABLE.equals(e.getSQLState())) {
                throw ProblemType.IMPORT_CONFLICT.exception("The import is no longer previewed.");
            }
            throw new IllegalStateException("the difference cannot be read", e);
        }
    }

    private static void index(Connection connection, Staging staging) throws SQLException {
        Staging.execute(
                connection,
                "select pg_advisory_xact_lock(hashtextextended('import-index', " + staging.importId() + "))",
                index(staging.all(), "line"),
                index(staging.aside(), "line"),
                index(staging.difference(), "line"),
                index(staging.missing(), "n"),
                // A page is a few rows, found by their keys, whatever a planner without figures may think.
                "set local enable_hashjoin = off",
                "set local enable_mergejoin = off");
    }

    private static String index(String table, String column) {
        return "create index if not exists " + table.substring(table.indexOf('.') + 1) + "_at on " + table + " ("
                + column + ")";
    }

    private static List<Change> select(
            Connection connection, Staging staging, ImportKind kind, Change.Kind which, long after, int limit)
            throws SQLException {
        List<StagedColumn> keys = kind.columns().stream()
                .filter(column -> kind.keys().contains(column.name()))
                .toList();
        List<StagedColumn> values = kind.columns().stream()
                .filter(column -> !keys.contains(column) && kind.header().contains(column.name()))
                .toList();
        Merge merge = kind.merge();
        String sql = switch (which) {
            case ADDED -> {
                // Where nothing was there, nothing was compared: every row is new.
                boolean all = !exists(connection, merge.table());
                yield "select s.line, " + texts(keys, "s") + ", " + texts(values, "s") + " from "
                        + staging.rows() + " s"
                        + (all
                                ? " where "
                                : " join " + staging.difference() + " d on d.line = s.line where d.fate = "
                                        + Fate.ADDED.sql() + " and ")
                        + "s.line > ? order by s.line limit ?";
            }
            case CHANGED ->
                "select d.line, " + texts(keys, "s") + ", " + texts(values, "t") + ", " + texts(values, "s")
                        + " from " + staging.difference() + " d join " + staging.all()
                        + " s on s.line = d.line join " + merge.table() + " t on " + merge.match("d")
                        + " where d.fate > " + Fate.UNCHANGED.sql() + " and d.line > ? order by d.line limit ?";
            case MISSING ->
                "select m.n, " + texts(keys, "m") + ", " + texts(values, "t") + " from " + staging.missing()
                        + " m join " + merge.table() + " t on " + merge.match("m")
                        + " where m.n > ? order by m.n limit ?";
        };
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, after);
            select.setInt(2, limit);
            return read(select, which, names(keys), names(values));
        }
    }

    private static List<Change> read(
            PreparedStatement select, Change.Kind which, List<String> keys, List<String> values) throws SQLException {
        var page = new ArrayList<Change>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Map<String, String> key = map(row, 2, keys);
                Map<String, String> first = map(row, 2 + keys.size(), values);
                page.add(
                        switch (which) {
                            case ADDED -> new Change(row.getLong(1), key, null, first);
                            case MISSING -> new Change(row.getLong(1), key, first, null);
                            case CHANGED -> {
                                Map<String, String> second = map(row, 2 + keys.size() + values.size(), values);
                                values.stream()
                                        .filter(name -> Objects.equals(first.get(name), second.get(name)))
                                        .forEach(name -> {
                                            first.remove(name);
                                            second.remove(name);
                                        });
                                yield new Change(row.getLong(1), key, first, second);
                            }
                        });
            }
        }
        return page;
    }

    private static Map<String, String> map(ResultSet row, int from, List<String> names) throws SQLException {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            map.put(names.get(i), row.getString(from + i));
        }
        return map;
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select exists (select from " + table + " t)");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static String texts(List<StagedColumn> columns, String alias) {
        return columns.stream().map(column -> column.asText(alias)).collect(Collectors.joining(", "));
    }

    private static List<String> names(List<StagedColumn> columns) {
        return columns.stream().map(StagedColumn::name).toList();
    }
}
