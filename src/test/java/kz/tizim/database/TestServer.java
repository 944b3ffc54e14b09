package kz.tizim.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** Embedded servers for tests: below {@code target}, without fsync, ended with the JVM. */
final class TestServer {

    static final Path BINARIES = Path.of("target", "postgres-binaries");

    /** The data directory of the server that the whole JVM shares; noted where all its class loaders look. */
    private static final String SHARED = "tizim.test.postgres";

    private static final String PREFIX = "postgres-of-";

    private TestServer() {}

    /** The data directory of the JVM's one server, which is started at the first call. */
    static Path shared() throws IOException {
        synchronized (System.getProperties()) {
            String started = System.getProperty(SHARED);
            if (started != null) {
                return Path.of(started);
            }
            endThoseOfKilledRuns();
            Path data =
                    Path.of("target", PREFIX + ProcessHandle.current().pid()).toAbsolutePath();
            EmbeddedServer server = start(data, Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                FileUtils.deleteQuietly(data.toFile());
            }));
            System.setProperty(SHARED, data.toString());
            return data;
        }
    }

    static EmbeddedServer start(Path data, Map<String, String> extraSettings) {
        Map<String, String> settings = new HashMap<>(Map.of("fsync", "off", "shared_buffers", "32MB"));
        settings.putAll(extraSettings);
        return EmbeddedServer.start(data, BINARIES, settings);
    }

    static int port(Path data) throws IOException {
        return Postmaster.on(data.toRealPath().resolve("postgres"))
                .orElseThrow()
                .port();
    }

    private static void endThoseOfKilledRuns() throws IOException {
        Files.createDirectories(Path.of("target"));
        // Integration tests run in two processes, which begin at the same time.
        try (FileChannel turn = FileChannel.open(Path.of("target", "postgres-left.lock"), CREATE, WRITE);
                FileLock mine = turn.lock()) {
            List<Path> left;
            try (Stream<Path> entries = Files.list(Path.of("target"))) {
                left = entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                        .filter(entry -> !isAlive(entry))
                        .toList();
            }
            for (Path data : left) {
                new PostgresCluster(data, PostgresPrograms.unpack(BINARIES)).stop();
                FileUtils.deleteDirectory(data.toFile());
            }
        }
    }

    private static boolean isAlive(Path data) {
        long pid = Long.parseLong(data.getFileName().toString().substring(PREFIX.length()));
        return ProcessHandle.of(pid).isPresent();
    }
}
