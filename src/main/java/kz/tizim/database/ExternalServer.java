package kz.tizim.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** A server that an administrator runs: read from the environment and tried before the service starts. */
final class ExternalServer {

    private static final int OLDEST = 15;
    private static final String SCRIPT =
            "db/roles.sql (`java -jar quarkus-run.jar roles` prints it) on the server as its administrator";

    private ExternalServer() {}

    /**
     * Finds out whether all three logins can use the database.
     *
     * @throws DatabaseUnavailableException with the sentence for the operator
     */
    static DatabaseLogins check(String url, Map<String, String> env) {
        DatabaseLogins logins =
                new DatabaseLogins(jdbcUrl(url), login(env, "OWNER"), login(env, "APP"), login(env, "LOOKUP"));
        tryOwner(logins);
        tryLogin(logins.url(), logins.app(), "APP");
        tryLogin(logins.url(), logins.lookup(), "LOOKUP");
        return logins;
    }

    private static String jdbcUrl(String url) {
        String jdbc = url.startsWith("postgresql://") ? "jdbc:" + url : url;
        if (!jdbc.startsWith("jdbc:postgresql:") || jdbc.contains("@") || Driver.parseURL(jdbc, null) == null) {
            // Not repeated here: a URL of another form may hold a password.
            throw new DatabaseUnavailableException("TIZIM_DB_URL is no PostgreSQL URL: write it like"
                    + " jdbc:postgresql://host:5432/tizim, and users and passwords into TIZIM_DB_OWNER_USER,"
                    + " TIZIM_DB_OWNER_PASSWORD and so on.");
        }
        return jdbc;
    }

    private static Login login(Map<String, String> env, String role) {
        String password = env.get("TIZIM_DB_" + role + "_PASSWORD");
        if (password == null || password.isEmpty()) {
            throw new DatabaseUnavailableException("TIZIM_DB_URL is set but TIZIM_DB_" + role
                    + "_PASSWORD is not: set it to the password that " + SCRIPT + " was given for that login.");
        }
        String user = env.getOrDefault("TIZIM_DB_" + role + "_USER", "tizim_" + role.toLowerCase(Locale.ROOT));
        return new Login(user, password);
    }

    private static void tryOwner(DatabaseLogins logins) {
        try (Connection connection = logins.owner().open(logins.url())) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw new DatabaseUnavailableException("The server of TIZIM_DB_URL is PostgreSQL " + version
                        + ": use one of version " + OLDEST + " or newer.");
            }
            for (Login other : List.of(logins.app(), logins.lookup())) {
                requireRole(connection, other.user());
            }
            EmbeddedServer.checkLetters(logins);
        } catch (SQLException e) {
            throw explained(logins.url(), logins.owner(), "OWNER", e);
        }
    }

    /** PostgreSQL answers a missing role and a wrong password alike, so missing ones are looked for by the owner. */
    private static void requireRole(Connection connection, String role) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select from pg_roles where rolname = ?")) {
            query.setString(1, role);
            try (ResultSet found = query.executeQuery()) {
                if (!found.next()) {
                    throw new DatabaseUnavailableException(
                            "The login " + role + " does not exist on the server of TIZIM_DB_URL: run " + SCRIPT + ".");
                }
            }
        }
    }

    private static void tryLogin(String url, Login login, String role) {
        try {
            login.open(url).close();
        } catch (SQLException e) {
            throw explained(url, login, role, e);
        }
    }

    private static DatabaseUnavailableException explained(String url, Login login, String role, SQLException e) {
        return new DatabaseUnavailableException(explanation(url, login, role, e.getSQLState(), e.getMessage()), e);
    }

    private static String explanation(
            String url, Login login, String role, @Nullable String state, @Nullable String message) {
        return switch (state == null ? "" : state) {
            case "28P01", "28000" ->
                "The server of TIZIM_DB_URL refuses the login " + login.user() + ": set TIZIM_DB_" + role
                        + "_PASSWORD to its password, or, if the login does not exist yet, run " + SCRIPT + ".";
            case "3D000" -> "The database of " + url + " does not exist: run " + SCRIPT + ".";
            case "42501" ->
                "The login " + login.user() + " may not use the database of " + url + ": run " + SCRIPT + ".";
            default ->
                "The server of TIZIM_DB_URL, " + url + ", does not answer (" + message
                        + "): start it, or correct the host and port.";
        };
    }
}
