package kz.tizim.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A real PostgreSQL of the service's own, with its data in a directory that persists. It listens on the loopback
 * interface only and asks every login for its password, since the grants between the three logins have to mean something.
 */
final class EmbeddedServer implements AutoCloseable {

    static final String DATABASE = "tizim";

    private final DirectoryLock lock;
    private final PostgresCluster cluster;
    private final DatabaseLogins logins;

    private EmbeddedServer(DirectoryLock lock, PostgresCluster cluster, DatabaseLogins logins) {
        this.lock = lock;
        this.cluster = cluster;
        this.logins = logins;
    }

    /**
     * Starts the server on a data directory, or adopts the one that a killed run left running there.
     *
     * @param settings for {@code postgresql.conf} when the cluster is made
     * @throws DatabaseUnavailableException with the sentence for the operator
     */
    static EmbeddedServer start(Path data, Path binaries, Map<String, String> settings) {
        DirectoryLock lock = DirectoryLock.acquire(data);
        try {
            PostgresCluster cluster = new PostgresCluster(data, PostgresPrograms.unpack(binaries));
            Path passwordFile = passwordFile(data);
            if (cluster.exists()) {
                cluster.requireVersion();
            } else {
                cluster.create(Passwords.readOrMake(passwordFile).superuser(), settings);
            }
            Passwords passwords = Passwords.read(passwordFile);
            int port = cluster.adoptOrStart(passwords.superuserLogin());
            DatabaseLogins logins = passwords.logins(PostgresCluster.url(port, DATABASE));
            try {
                RolesScript.run(port, passwords.superuserLogin(), logins, DATABASE);
                checkLetters(logins.url(), logins.app());
            } catch (SQLException | IOException | RuntimeException e) {
                cluster.stop();
                throw e;
            }
            return new EmbeddedServer(lock, cluster, logins);
        } catch (IOException | SQLException e) {
            lock.close();
            throw new DatabaseUnavailableException(
                    "PostgreSQL could not be set up in " + data + " (" + e + "): put right what that says.", e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    static Path passwordFile(Path data) {
        return data.resolve("passwords.properties");
    }

    /** With the plain C locale, search for Cyrillic names silently finds nothing. */
    static void checkLetters(String url, Login login) throws SQLException {
        try (Connection connection = login.open(url);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select lower('Қ') = 'қ'")) {
            answer.next();
            if (!answer.getBoolean(1)) {
                throw new DatabaseUnavailableException("The database at " + url
                        + " does not know Cyrillic letters: create it with encoding UTF8 and locale C.UTF-8, as"
                        + " db/roles.sql does.");
            }
        }
    }

    DatabaseLogins logins() {
        return logins;
    }

    /** Gives the directory free and leaves the server running, for another run to adopt. */
    void release() {
        lock.close();
    }

    /** Stops the server. Whatever is not committed by now is rolled back. */
    @Override
    public void close() {
        try {
            cluster.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.close();
        }
    }
}
