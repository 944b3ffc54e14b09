package kz.tizim.database;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server of a test's own, at a port that stays, to be stopped, killed, started again, copied and promoted. */
public final class OwnPostgres implements AutoCloseable {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final String NAME = "tizim";
    private static final Passwords PASSWORDS = new Passwords("superuser", "owner", "app", "lookup");
    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "'127.0.0.1'",
            "unix_socket_directories", "''",
            "shared_buffers", "'32MB'",
            "max_connections", "100",
            "fsync", "off",
            "jit", "off",
            "timezone", "'UTC'");

    private final Path folder;
    private final PostgresPrograms programs;
    private final int port;

    private OwnPostgres(Path folder, PostgresPrograms programs) throws IOException {
        this.folder = Files.createDirectories(folder).toRealPath();
        this.programs = programs;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    /** Where Debian has put a PostgreSQL with all of its tools; a test is left out where it has not, but not in the gate. */
    public static Path debianRequired() throws IOException {
        Path debian = debian();
        if (debian == null && !Boolean.parseBoolean(System.getenv("CI"))) {
            abort("left out, since Debian's postgresql with pg_basebackup is not on this machine");
        }
        return Objects.requireNonNull(debian, "no pg_basebackup");
    }

    /** Where Debian has put a PostgreSQL with all of its tools; null where it has not. */
    private static @Nullable Path debian() throws IOException {
        if (!Files.isDirectory(DEBIAN)) {
            return null;
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.filter(version -> Stream.of("initdb", "pg_ctl", "pg_basebackup")
                            .allMatch(tool ->
                                    Files.isExecutable(version.resolve("bin").resolve(tool))))
                    .sorted()
                    .findFirst()
                    .orElse(null);
        }
    }

    /** A running server of the version that the release brings, with the three logins and an empty database. */
    public static OwnPostgres start(Path folder) throws IOException, SQLException {
        return start(folder, PostgresPrograms.unpack(TestServer.BINARIES));
    }

    /** As above, of another version. */
    public static OwnPostgres start(Path folder, Path home) throws IOException, SQLException {
        return start(folder, new PostgresPrograms(home));
    }

    private static OwnPostgres start(Path folder, PostgresPrograms programs) throws IOException, SQLException {
        var server = new OwnPostgres(folder, programs);
        Path password = Files.writeString(server.folder.resolve("password"), PASSWORDS.superuser());
        server.run(
                "initdb",
                "--pgdata=" + server.cluster(),
                "--username=" + PostgresCluster.SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8");
        Files.writeString(
                server.cluster().resolve("postgresql.conf"),
                SETTINGS.entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue())
                        .collect(Collectors.joining("\n", "\n", "\n")),
                StandardOpenOption.APPEND);
        server.start();
        RolesScript.run(
                server.port, PASSWORDS.superuserLogin(), server.database().logins(), NAME);
        return server;
    }

    /** A running standby that follows this server. */
    public OwnPostgres standby(Path copy) throws IOException {
        var standby = new OwnPostgres(copy, programs);
        standby.follow(this);
        return standby;
    }

    /** Begins anew, where it had been, as a standby of another server. */
    public void follow(OwnPostgres primary) throws IOException {
        FileUtils.deleteDirectory(cluster().toFile());
        run(
                "pg_basebackup",
                "--pgdata=" + cluster(),
                "--dbname=host=127.0.0.1 port=%d user=%s password=%s"
                        .formatted(primary.port, PostgresCluster.SUPERUSER, PASSWORDS.superuser()),
                "--checkpoint=fast",
                "--write-recovery-conf");
        start();
    }

    public TestDatabase database() {
        return databaseAt("127.0.0.1:" + port, "");
    }

    /** The database on whichever of the two servers is the primary. */
    public TestDatabase databaseOr(OwnPostgres other) {
        return databaseAt("127.0.0.1:" + port + ",127.0.0.1:" + other.port, "?targetServerType=primary");
    }

    private static TestDatabase databaseAt(String hosts, String parameters) {
        return new TestDatabase(
                PASSWORDS.logins("jdbc:postgresql://" + hosts + "/" + NAME + parameters), PASSWORDS.superuserLogin());
    }

    /** Starts it, and waits until it takes connections. */
    public void start() throws IOException {
        run("pg_ctl", "start", "--pgdata=" + cluster(), "--log=" + folder.resolve("log"), "--options=-p " + port);
    }

    /** @param mode {@code fast} or {@code immediate} */
    public void stop(String mode) throws IOException {
        run("pg_ctl", "stop", "--pgdata=" + cluster(), "--mode=" + mode);
    }

    /** {@code kill -9} for the server and each of its processes. */
    public void kill() throws IOException {
        ProcessHandle server =
                ProcessHandle.of(Postmaster.on(cluster()).orElseThrow().pid()).orElseThrow();
        var all = Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** Makes a standby a primary that waits for no other. */
    public void promote() throws IOException {
        run("pg_ctl", "promote", "--pgdata=" + cluster());
    }

    /** Changes a setting of the whole server, at once. */
    public void set(String name, String value) throws SQLException {
        try (Connection superuser = database().asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute("alter system set " + name + " = '" + value + "'");
            statement.execute("select pg_reload_conf()");
        }
    }

    private Path cluster() {
        return folder.resolve("postgres");
    }

    private void run(String program, String... arguments) throws IOException {
        Path output = folder.resolve(program + ".out");
        if (!programs.run(output, program, arguments)) {
            throw new IOException(program + " has failed: " + Files.readString(output));
        }
    }

    @Override
    public void close() throws IOException {
        if (Postmaster.on(cluster()).isPresent()) {
            stop("immediate");
        }
    }
}
