package kz.tizim.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL whose data and write-ahead log lie on a small file system of their own, which can really get full. It is a
 * tmpfs in a mount namespace that only this server's processes see: an ordinary user may make one, where the system lets
 * users make namespaces at all.
 */
public final class SmallDisk implements AutoCloseable {
    private static final List<String> IN_A_NAMESPACE =
            List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c");
    private static final String MOUNT = "mount -t tmpfs -o size=\"$1\"m,mode=0700 small \"$0\"";

    /** Orders that are no number of bytes. */
    static final long START = -2;

    private static final long HOW_MUCH = -1;
    private static final int LOG_SEGMENTS = 5;

    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;
    private TestDatabase database;
    private final long size;

    private SmallDisk(Process process, int megabytes) throws IOException {
        this.process = process;
        size = (long) megabytes << 20;
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String url = answer();
        database = new TestDatabase(new DatabaseLogins(url, login(), login(), login()), login());
    }

    /** Why there can be none on this machine; null where there can. */
    public static @Nullable String obstacle(Path folder) throws IOException, InterruptedException {
        Path mountPoint = Files.createDirectories(folder);
        var command = new ArrayList<>(IN_A_NAMESPACE);
        command.addAll(List.of(MOUNT, mountPoint.toString(), "1"));
        try {
            Process trial = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0
                    ? null
                    : "this machine lets no user mount a file system in a namespace of its own";
        } catch (IOException e) {
            return "this machine has no unshare";
        }
    }

    /** Mounts the disk over a folder and starts the server there. */
    public static SmallDisk start(Path folder, int megabytes) throws IOException {
        Path mountPoint = Files.createDirectories(folder);
        var command = new ArrayList<>(IN_A_NAMESPACE);
        command.addAll(List.of(
                MOUNT + " && shift && exec \"$@\"",
                mountPoint.toString(),
                String.valueOf(megabytes),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SmallDiskServer.class.getName(),
                mountPoint.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            return new SmallDisk(process, megabytes);
        } catch (IOException | RuntimeException e) {
            process.destroy();
            throw e;
        }
    }

    public TestDatabase database() {
        return database;
    }

    /** Bytes that are free now. */
    public long free() throws IOException {
        return order(HOW_MUCH);
    }

    /** Takes all room but so many bytes away; the result is what is free then. */
    public long leave(long bytes) throws IOException {
        return order(bytes);
    }

    /** Gives all room back. */
    public void giveBack() throws IOException {
        order(size);
    }

    /**
     * Removes what the server no longer needs, and lets it have some write-ahead log in reserve, as a server has that has run
     * for a while: where PostgreSQL finds no room for its log it ends itself, which is no matter of the service.
     */
    public void settle() throws SQLException {
        try (Connection superuser = database.asSuperuser();
                Statement statement = superuser.createStatement()) {
            for (int segment = 0; segment < LOG_SEGMENTS; segment++) {
                statement.execute("select pg_logical_emit_message(true, 'test', 'test')");
                statement.execute("select pg_switch_wal()");
            }
            statement.execute("checkpoint");
        }
    }

    /** Starts a server again that has ended itself, or finds that it has recovered; the database is at another port then. */
    public TestDatabase restart() throws IOException {
        orders.println(START);
        DatabaseLogins logins = database.logins();
        database = new TestDatabase(
                new DatabaseLogins(answer(), logins.owner(), logins.app(), logins.lookup()), database.superuser());
        return database;
    }

    private long order(long bytes) throws IOException {
        orders.println(bytes);
        return Long.parseLong(answer());
    }

    private Login login() throws IOException {
        return new Login(answer(), answer());
    }

    private String answer() throws IOException {
        return Objects.requireNonNull(answers.readLine(), "the server on the small disk has ended");
    }

    /** Stops the server; the disk goes with the last process that sees it. */
    @Override
    public void close() throws InterruptedException, IOException {
        orders.close();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroy();
        }
        answers.close();
    }
}
