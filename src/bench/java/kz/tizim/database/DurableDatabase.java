package kz.tizim.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.commons.io.FileUtils;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database for benchmarks, on a server with the settings that the service ships. Unlike {@link TestDatabase} its
 * commits reach the disk.
 */
public final class DurableDatabase implements AutoCloseable {
    private static final Path DATA = Path.of("target", "bench-postgres").toAbsolutePath();

    private final EmbeddedServer server;

    private DurableDatabase(EmbeddedServer server) {
        this.server = server;
    }

    /** Starts the server, empty; what a killed run has left is thrown away. */
    public static DurableDatabase start() throws IOException, SQLException {
        if (Files.exists(DATA)) {
            // Starting adopts a server that still runs, so that it can be stopped.
            EmbeddedServer.start(DATA, TestServer.BINARIES, Map.of()).close();
            FileUtils.deleteDirectory(DATA.toFile());
        }
        var database = new DurableDatabase(EmbeddedServer.start(DATA, TestServer.BINARIES, Map.of()));
        try {
            database.requireDurableCommits();
        } catch (SQLException | AssertionError e) {
            database.close();
            throw e;
        }
        return database;
    }

    private void requireDurableCommits() throws SQLException {
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (ResultSet row = statement.executeQuery("show " + setting)) {
                    row.next();
                    assertEquals("on", row.getString(1), setting);
                }
            }
        }
    }

    /** The environment by which the packaged jar uses this database as an external one. */
    public Map<String, String> environment() {
        return new HashMap<>(server.logins().environment());
    }

    public Connection asOwner() throws SQLException {
        return server.logins().owner().open(server.logins().url());
    }

    /** A connection of the service's login, straight through PostgreSQL's driver. */
    public Connection asApp() throws SQLException {
        return server.logins().app().open(server.logins().url());
    }

    /** The service's login without a pool. */
    public DataSource app() {
        var source = new PGSimpleDataSource();
        source.setUrl(server.logins().url());
        source.setUser(server.logins().app().user());
        source.setPassword(server.logins().app().password());
        return source;
    }

    /** Makes what was written ready to be read: statistics, visibility, and pages on the disk. */
    public void settle() throws IOException, SQLException {
        try (Connection superuser = Passwords.read(EmbeddedServer.passwordFile(DATA))
                        .superuserLogin()
                        .open(server.logins().url());
                Statement statement = superuser.createStatement()) {
            statement.execute("vacuum (analyze)");
            statement.execute("checkpoint");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        FileUtils.deleteDirectory(DATA.toFile());
    }
}
