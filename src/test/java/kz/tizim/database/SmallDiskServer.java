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

    private final Path disk;

    private SmallDiskServer(Path disk) {
        this.disk = disk;
    }

    /** The logins go to standard output, then an answer for each line of standard input; its end ends the server. */
    public static void main(String... args) throws IOException {
        Path disk = Path.of(args[0]);
        Path data = disk.resolve("data");
        // No checkpoint comes between those that a test asks for: it would give room back that a step shall not find.
        Map<String, String> settings = Map.of(
                "max_wal_size", "384MB",
                "min_wal_size", "128MB",
                "checkpoint_timeout", "1h",
                "autovacuum", "off");
        EmbeddedServer server = TestServer.start(data, settings);
        // Also where the test is stopped: a server of its own would outlive it.
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        try (var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            var logins = server.logins();
            Login superuser = Passwords.read(EmbeddedServer.passwordFile(data)).superuserLogin();
            System.out.println(logins.url());
            for (Login login : new Login[] {logins.owner(), logins.app(), logins.lookup(), superuser}) {
                System.out.println(login.user());
                System.out.println(login.password());
            }
            var room = new SmallDiskServer(disk);
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                long bytes = Long.parseLong(order);
                if (bytes >= 0) {
                    room.leave(bytes);
                }
                System.out.println(room.free());
            }
        }
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
