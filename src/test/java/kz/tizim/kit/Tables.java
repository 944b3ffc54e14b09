package kz.tizim.kit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What stands in the tables, to see that a refused request changed nothing. */
public final class Tables {
    // Tries and refusals are recorded there on purpose.
    private static final String TABLES = """
            select tablename from pg_tables
            where schemaname = 'public' and tablename not in ('audit', 'session', 'attempt')
              and has_table_privilege(format('%I.%I', schemaname, tablename), 'select')
            order by tablename""";
    private static final String CONTENT =
            "select count(*) || ' rows, hash ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from public.%s t";

    private Tables() {}

    /** Rows and a hash of each table that the service can read. */
    public static Map<String, String> contents(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            var contents = new TreeMap<String, String>();
            for (String name : names) {
                try (ResultSet row = statement.executeQuery(CONTENT.formatted(name))) {
                    row.next();
                    contents.put(name, row.getString(1));
                }
            }
            return contents;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
