package kz.tizim.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * A database of its own for a test, empty and with the three logins, on a real PostgreSQL that the test JVM shares.
 * {@code logins().environment()} lets a packaged jar use it as an external database.
 */
public record TestDatabase(DatabaseLogins logins, Login superuser) {

    /** Creates one; takes about a tenth of a second once the server runs. */
    public static TestDatabase fresh() {
        try {
            Path data = TestServer.shared();
            int port = TestServer.port(data);
            Passwords passwords = Passwords.read(EmbeddedServer.passwordFile(data));
            String name = "tizim_" + UUID.randomUUID().toString().replace("-", "");
            DatabaseLogins logins = passwords.logins(PostgresCluster.url(port, name));
            RolesScript.run(port, passwords.superuserLogin(), logins, name);
            return new TestDatabase(logins, passwords.superuserLogin());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Map<String, String> environment() {
        return logins.environment();
    }

    public Connection asOwner() throws SQLException {
        return logins.owner().open(logins.url());
    }

    public Connection asApp() throws SQLException {
        return logins.app().open(logins.url());
    }

    public Connection asLookup() throws SQLException {
        return logins.lookup().open(logins.url());
    }

    public Connection asSuperuser() throws SQLException {
        return superuser.open(logins.url());
    }
}
