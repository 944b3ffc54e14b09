package kz.tizim.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/**
 * Sets doubled rows of a file aside: of equal ones the first stays, of rows that contradict each other none does. Both are
 * written down by their lines, the latter first where there are more than are kept.
 */
final class Duplicates {
    /**
     * What was set aside.
     *
     * @param equal rows that repeat an earlier one
     * @param conflicting rows that contradict each other
     */
    record Found(long equal, long conflicting) {
        long all() {
            return equal + conflicting;
        }
    }

    private Duplicates() {}

    /**
     * Sets aside and writes down.
     *
     * @param original a staged row {@code s} as it came, in SQL
     * @param most lines that are written down
     */
    static Found setAside(Connection connection, Staging staging, ImportKind kind, String original, int most)
            throws SQLException {
        String keys = String.join(", ", kind.keys());
        String match =
                kind.keys().stream().map(key -> "s." + key + " = d." + key).collect(Collectors.joining(" and "));
        String all = kind.columns().stream().map(column -> "s." + column.name()).collect(Collectors.joining(", "));
        String staged = staging.all();
        try (Statement statement = connection.createStatement()) {
            // Nearly every key is a group of its own: sorted they take half the time.
            statement.execute("set local enable_hashagg = off");
            statement.execute("create temporary table doubled on commit drop as select " + keys + " from " + staged
                    + " where usable group by " + keys + " having count(*) > 1");
            statement.execute("set local enable_hashagg = on");
            statement.execute("create temporary table doubled_row on commit drop as select s.line,"
                    + " min(s.line) over key as first, count(*) over key as of_key, count(*) over (partition by " + all
                    + ") as of_values from " + staged + " s join doubled d on " + match
                    + " where s.usable window key as (partition by "
                    + kind.keys().stream().map(key -> "s." + key).collect(Collectors.joining(", ")) + ")");
            long equal = statement.executeLargeUpdate("insert into " + staging.aside()
                    + " select line from doubled_row where of_values = of_key and line > first");
            long conflicting = statement.executeLargeUpdate(
                    "insert into " + staging.aside() + " select line from doubled_row where of_values < of_key");
            if (equal + conflicting > 0) {
                writeDown(connection, staging, kind, original, most);
            }
            return new Found(equal, conflicting);
        }
    }

    private static void writeDown(Connection connection, Staging staging, ImportKind kind, String original, int most)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into " + staging.rejects()
                + " select s.line, ?, case when d.is_equal then 'DUPLICATE' else 'CONFLICT' end,"
                + " case when d.is_equal then d.first::text else '' end, d.is_equal, " + original + " from "
                + staging.all()
                + " s join (select line, first, of_values = of_key as is_equal from doubled_row"
                + " where of_values < of_key or line > first order by is_equal, line limit ?) d on d.line = s.line")) {
            insert.setString(1, kind.keys().getFirst());
            insert.setInt(2, most);
            insert.executeUpdate();
        }
    }
}
