package kz.tizim.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A JVM of its own, the only one that sees the small disk: runs PostgreSQL there, and takes room away or gives it back as
 * {@link SmallDisk} asks for.
 */
final class SmallDiskServer {
    private static final int BLOCK = 1 << 16;

    // No checkpoint comes between those that a test asks for: it would give room back that a step shall not find.
    private static final Map<String, String> SETTINGS = Map.of(
            "max_wal_size", "384MB",
            "min_wal_size", "128MB",
            "checkpoint_timeout", "1h",
            "autovacuum", "off");

    private final Path disk;
    private volatile EmbeddedServer server;

    private SmallDiskServer(Path disk) {
        this.disk = disk;
        server = TestServer.start(data(), SETTINGS);
    }

    /** The logins go to standard output, then an answer for each line of standard input; its end ends the server. */
    public static void main(String... args) throws IOException {
        var small = new SmallDiskServer(Path.of(args[0]));
        // Also where the test is stopped: a server of its own would outlive it.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> small.server.close()));
        try (var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            var logins = small.server.logins();
            Login superuser =
                    Passwords.read(EmbeddedServer.passwordFile(small.data())).superuserLogin();
            System.out.println(logins.url());
            for (Login login : new Login[] {logins.owner(), logins.app(), logins.lookup(), superuser}) {
                System.out.println(login.user());
                System.out.println(login.password());
            }
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                System.out.println(small.answer(Long.parseLong(order)));
            }
        }
    }

    private Path data() {
        return disk.resolve("data");
    }

    private String answer(long order) throws IOException {
        if (order == SmallDisk.START) {
            server.release();
            server = TestServer.start(data(), SETTINGS);
            return server.logins().url();
        }
        if (order >= 0) {
            leave(order);
        }
        return String.valueOf(free());
    }

    private long free() throws IOException {
        return Files.getFileStore(disk).getUsableSpace();
    }

    /** Makes a file so large that only so many bytes are left free. */
    private void leave(long bytes) throws IOException {
        try (var ballast = new RandomAccessFile(disk.resolve("ballast").toFile(), "rw")) {
            long size = ballast.length() + free() - bytes;
            if (size < ballast.length()) {
                ballast.setLength(Math.max(0, size));
                return;
            }
            ballast.seek(ballast.length());
            byte[] block = new byte[BLOCK];
            for (long left = size - ballast.length(); left > 0 && free() > 0; left -= BLOCK) {
                ballast.write(block, 0, (int) Math.min(Math.min(BLOCK, left), free()));
            }
        }
    }
}
