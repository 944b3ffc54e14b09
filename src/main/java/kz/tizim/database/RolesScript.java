package kz.tizim.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code db/roles.sql}: written for psql, and carried out here for the embedded server, so that both kinds of server are
 * set up by the same statements. Understands as much of psql as that file uses: variables as {@code :'name'}, statements
 * that end with {@code ;} or {@code \gexec} at the end of a line, and one {@code \connect}.
 */
final class RolesScript {

    private static final String RESOURCE = "/db/roles.sql";

    private RolesScript() {}

    static String text() throws IOException {
        try (InputStream script = RolesScript.class.getResourceAsStream(RESOURCE)) {
            if (script == null) {
                throw new IOException(RESOURCE + " is missing from the jar.");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Creates what is missing of roles, database and rights, and sets the passwords. */
    static void run(int port, Login superuser, DatabaseLogins logins, String database)
            throws SQLException, IOException {
        String[] parts = text().split("\\\\connect :database", 2);
        Map<String, String> variables = Map.of(
                "owner_password", Objects.requireNonNull(logins.owner()).password(),
                "app_password", logins.app().password(),
                "lookup_password", logins.lookup().password(),
                "database", database);
        try (Connection connection = superuser.open(PostgresCluster.url(port, PostgresCluster.SUPERUSER))) {
            execute(connection, parts[0], variables);
        }
        try (Connection connection = superuser.open(PostgresCluster.url(port, database))) {
            execute(connection, parts[1], variables);
        }
    }

    private static void execute(Connection connection, String part, Map<String, String> variables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            StringBuilder pending = new StringBuilder();
            for (String line : part.lines().toList()) {
                if (line.startsWith("\\") || line.startsWith("--")) {
                    continue;
                }
                pending.append(line).append('\n');
                String sql = substitute(pending.toString().strip(), variables);
                if (sql.endsWith("\\gexec")) {
                    for (String made : column(statement, sql.substring(0, sql.length() - "\\gexec".length()))) {
                        statement.execute(made);
                    }
                    pending.setLength(0);
                } else if (sql.endsWith(";")) {
                    statement.execute(sql);
                    pending.setLength(0);
                }
            }
        }
    }

    private static String substitute(String sql, Map<String, String> variables) {
        String result = sql;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            String literal = "'" + variable.getValue().replace("'", "''") + "'";
            result = result.replace(":'" + variable.getKey() + "'", literal);
        }
        return result;
    }

    private static List<String> column(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
