package kz.tizim.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
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
     * Finds out whether the logins can use the database; without the owner's password those two that serve.
     *
     * @throws DatabaseUnavailableException with the sentence for the operator
     */
    static DatabaseLogins check(String url, Map<String, String> env) {
        boolean migrates = !env.getOrDefault(password("OWNER"), "").isEmpty();
        Login owner = migrates ? login(env, "OWNER") : null;
        DatabaseLogins logins = new DatabaseLogins(jdbcUrl(url), owner, login(env, "APP"), login(env, "LOOKUP"));
        if (owner != null) {
            tryOwner(logins.url(), owner, logins.app().user(), logins.lookup().user());
        }
        tryLogin(logins.url(), logins.app(), "APP");
        tryLogin(logins.url(), logins.lookup(), "LOOKUP");
        return logins;
    }

    /**
     * Finds out whether the owner can migrate the database, for which the passwords of the others are not needed.
     *
     * @return the configuration by which Quarkus migrates and ends
     * @throws DatabaseUnavailableException with the sentence for the operator
     */
    static Map<String, String> migration(String url, Map<String, String> env) {
        String jdbc = jdbcUrl(url);
        Login owner = login(env, "OWNER");
        tryOwner(jdbc, owner, user(env, "APP"), user(env, "LOOKUP"));
        var properties = new HashMap<>(DatabaseLogins.datasources(jdbc, user(env, "APP"), user(env, "LOOKUP")));
        properties.putAll(DatabaseLogins.flyway(jdbc, owner));
        properties.put("quarkus.init-and-exit", "true");
        return properties;
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
        String password = env.getOrDefault(password(role), "");
        if (password.isEmpty()) {
            throw new DatabaseUnavailableException("TIZIM_DB_URL is set but " + password(role)
                    + " is not: set it to the password that " + SCRIPT + " was given for that login.");
        }
        return new Login(user(env, role), password);
    }

    private static String user(Map<String, String> env, String role) {
        return env.getOrDefault("TIZIM_DB_" + role + "_USER", "tizim_" + role.toLowerCase(Locale.ROOT));
    }

    private static String password(String role) {
        return "TIZIM_DB_" + role + "_PASSWORD";
    }

    private static void tryOwner(String url, Login owner, String... others) {
        try (Connection connection = owner.open(url)) {
            for (String other : others) {
                requireRole(connection, other);
            }
        } catch (SQLException e) {
            throw explained(url, owner, "OWNER", e);
        }
        tryLogin(url, owner, "OWNER");
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
        try (Connection connection = login.open(url)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw new DatabaseUnavailableException("The server of TIZIM_DB_URL is PostgreSQL " + version
                        + ": use one of version " + OLDEST + " or newer.");
            }
            EmbeddedServer.checkLetters(url, login);
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
                "The server of TIZIM_DB_URL refuses the login " + login.user() + ": set " + password(role)
                        + " to its password, or, if the login does not exist yet, run " + SCRIPT + ".";
            case "3D000" -> "The database of " + url + " does not exist: run " + SCRIPT + ".";
            case "42501" ->
                "The login " + login.user() + " may not use the database of " + url + ": run " + SCRIPT + ".";
            default ->
                "The server of TIZIM_DB_URL, " + url + ", does not answer (" + message
                        + "): start it, or correct the host and port.";
        };
    }
}
