package kz.tizim.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL cluster in a directory: makes it, starts and stops its server. */
final class PostgresCluster {

    static final String SUPERUSER = "postgres";

    /** The major version that this release brings, as {@code PG_VERSION} spells it. */
    static final String VERSION = "18";

    /**
     * Written into {@code postgresql.conf} when the cluster is made, where an operator may change them. The service logs
     * its statements' errors itself; the server's log would hold values of rows (log_min_messages, verbosity). The log of
     * changes stays uncompressed: this server only has pglz, which takes more processor time than it saves in writing.
     */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "200"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("max_wal_size", "4GB"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_checkpoints", "off"),
            Map.entry("log_min_messages", "log"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_error_verbosity", "terse"));

    /** Recovery after a crash may have to replay {@code max_wal_size}. */
    private static final String START_SECONDS = "300";

    private static final String STOP_SECONDS = "60";
    private static final int STARTS = 3;
    private static final int POLL_MILLIS = 100;

    private final Path directory;
    private final Path log;
    private final PostgresPrograms programs;

    /** @param data the data directory; the cluster is its folder {@code postgres} */
    PostgresCluster(Path data, PostgresPrograms programs) throws IOException {
        Path real = data.toRealPath();
        this.directory = real.resolve("postgres");
        this.log = real.resolve("postgres.log");
        this.programs = programs;
    }

    boolean exists() {
        return Files.exists(directory.resolve("PG_VERSION"));
    }

    /** @param extraSettings entries for {@code postgresql.conf} beside or instead of ours */
    void create(String superuserPassword, Map<String, String> extraSettings) throws IOException {
        // Under another name until it is complete: a run that is killed here leaves nothing that looks like a cluster.
        Path unfinished = directory.resolveSibling("postgres.unfinished");
        FileUtils.deleteDirectory(unfinished.toFile());
        Path passwordFile = Files.createTempFile("tizim", ".password");
        try {
            Files.writeString(passwordFile, superuserPassword);
            List<String> arguments = new ArrayList<>(List.of(
                    "--pgdata=" + unfinished,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8"));
            SETTINGS.forEach((name, value) -> arguments.add("--set=" + name + "=" + value));
            extraSettings.forEach((name, value) -> arguments.add("--set=" + name + "=" + value));
            if (!programs.run(log, "initdb", arguments.toArray(String[]::new))) {
                throw failed("could not make a database in " + directory);
            }
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @throws DatabaseUnavailableException when another major version made the cluster */
    void requireVersion() throws IOException {
        String version = Files.readString(directory.resolve("PG_VERSION")).trim();
        if (!version.equals(VERSION)) {
            throw new DatabaseUnavailableException("The data in " + directory + " is PostgreSQL " + version
                    + "'s and this release brings PostgreSQL " + VERSION
                    + ": bring it over with pg_upgrade or a dump, or set TIZIM_DATA to another folder.");
        }
    }

    /**
     * Finds the server that a killed run left behind, or starts one.
     *
     * @return its port on the loopback interface
     */
    int adoptOrStart(Login superuser) throws IOException {
        Postmaster left = awaitStarted();
        if (left == null) {
            return start();
        }
        if (answers(left, superuser)) {
            return left.port();
        }
        stop();
        return start();
    }

    /** Disconnects everybody, rolls back what is open and stops the server; does nothing where none runs. */
    void stop() throws IOException {
        var running = Postmaster.on(directory);
        if (running.isPresent()
                && !programs.run(
                        directory.resolveSibling("pg_ctl.log"),
                        "pg_ctl",
                        "stop",
                        "--pgdata=" + directory,
                        "--mode=fast",
                        "--timeout=" + STOP_SECONDS)) {
            throw new DatabaseUnavailableException(
                    "PostgreSQL, process " + running.get().pid() + " on " + directory + ", did not stop within "
                            + STOP_SECONDS + " s: end that process.");
        }
    }

    private @Nullable Postmaster awaitStarted() throws IOException {
        long end = System.nanoTime() + Long.parseLong(START_SECONDS) * 1_000_000_000;
        while (true) {
            Postmaster running = Postmaster.on(directory).orElse(null);
            if (running == null || !running.starting() || System.nanoTime() > end) {
                return running;
            }
            pause();
        }
    }

    private boolean answers(Postmaster server, Login superuser) throws IOException {
        try (var connection = superuser.open(url(server.port(), SUPERUSER));
                var statement = connection.createStatement();
                var answer = statement.executeQuery("show data_directory")) {
            return answer.next() && Path.of(answer.getString(1)).toRealPath().equals(directory);
        } catch (SQLException e) {
            // It refuses: it is just stopping, or hangs. Either way it has to go.
            return false;
        }
    }

    private int start() throws IOException {
        // Only reached when no server runs here. The number in the file may by now belong to another process, which
        // would keep PostgreSQL from starting.
        Files.deleteIfExists(directory.resolve("postmaster.pid"));
        for (int attempt = 1; attempt <= STARTS; attempt++) {
            int port = freePort();
            Files.deleteIfExists(log);
            if (programs.run(
                    directory.resolveSibling("pg_ctl.log"),
                    "pg_ctl",
                    "start",
                    "--pgdata=" + directory,
                    "--log=" + log,
                    "--timeout=" + START_SECONDS,
                    "--options=-p " + port)) {
                return port;
            }
            // Somebody else can have taken the port in between.
            if (!Files.exists(log) || !Files.readString(log).contains("Address already in use")) {
                break;
            }
        }
        throw failed("did not start on " + directory);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private DatabaseUnavailableException failed(String what) throws IOException {
        String last = "";
        if (Files.exists(log)) {
            last = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("FATAL") || line.contains("error"))
                    .reduce("", (first, second) -> second);
        }
        return new DatabaseUnavailableException("PostgreSQL " + what + (last.isEmpty() ? "" : " (" + last.trim() + ")")
                + ": put right what " + log + " says.");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
