package kz.tizim.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database, ready for the service: reachable by its three logins, not yet migrated.
 *
 * <p>With {@code TIZIM_DB_URL} it is that server, which stays as it is on {@link #close()}. Without, it is an embedded
 * PostgreSQL in {@code TIZIM_DATA} (default {@code ./data}), started or adopted here and stopped on {@link #close()}.
 * {@code TIZIM_POSTGRES_BINARIES} names the folder where PostgreSQL's programs are unpacked (default {@code binaries} in
 * the data directory); several services on a machine may share it.
 */
public final class Database implements AutoCloseable {

    private final DatabaseLogins logins;
    private final @Nullable Path directory;
    private @Nullable EmbeddedServer server;

    private Database(DatabaseLogins logins, @Nullable Path directory, @Nullable EmbeddedServer server) {
        this.logins = logins;
        this.directory = directory;
        this.server = server;
    }

    /**
     * Prepares the database that the environment describes.
     *
     * @throws DatabaseUnavailableException with one sentence for the operator
     */
    public static Database prepare(Map<String, String> env) {
        String url = env.getOrDefault("TIZIM_DB_URL", "");
        if (!url.isBlank()) {
            return new Database(ExternalServer.check(url.strip(), env), null, null);
        }
        Path data = Path.of(env.getOrDefault("TIZIM_DATA", "data"));
        String binaries = env.get("TIZIM_POSTGRES_BINARIES");
        EmbeddedServer server =
                EmbeddedServer.start(data, binaries == null ? data.resolve("binaries") : Path.of(binaries), Map.of());
        return new Database(server.logins(), data, server);
    }

    /**
     * Prepares to migrate an external database, with the owner's login alone.
     *
     * @return the configuration by which Quarkus migrates and ends
     * @throws DatabaseUnavailableException with one sentence for the operator
     */
    public static Map<String, String> migration(Map<String, String> env) {
        String url = env.getOrDefault("TIZIM_DB_URL", "");
        if (url.isBlank()) {
            throw new DatabaseUnavailableException(
                    "TIZIM_DB_URL is not set, and the embedded database migrates at each start: nothing is to be done.");
        }
        return ExternalServer.migration(url.strip(), env);
    }

    /** The script that an administrator runs once on an external server with psql. */
    public static String rolesScript() throws IOException {
        return RolesScript.text();
    }

    public DatabaseLogins logins() {
        return logins;
    }

    /** The data directory of an embedded server; empty where the server is another one. */
    public Optional<Path> directory() {
        return Optional.ofNullable(directory);
    }

    /** Gives the data directory free without stopping the server: the next {@link #prepare} adopts it. */
    public synchronized void release() {
        if (server != null) {
            server.release();
            server = null;
        }
    }

    /** Stops an embedded server. To be called once the service has finished its requests; more than once is fine. */
    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
