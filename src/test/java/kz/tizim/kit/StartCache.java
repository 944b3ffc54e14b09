package kz.tizim.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.tizim.database.TestDatabase;

/**
 * What the virtual machine has learned of the jar's start, so that the many instances of a run start in two thirds of the
 * time. Source: JEP 514, Ahead-of-Time Command-Line Ergonomics.
 */
final class StartCache {
    private static final Path FILE = learned();

    private StartCache() {}

    static Path file() {
        return FILE;
    }

    private static Path learned() {
        try {
            Path folder = Files.createTempDirectory("tizim-start");
            Path file = folder.resolve("start.aot");
            file.toFile().deleteOnExit();
            try (Instance instance = Instance.start(
                    "-XX:AOTCacheOutput=" + file, TestDatabase.fresh().environment(), folder, "learning")) {
                instance.awaitReady();
                instance.terminate();
                assertEquals(Instance.ENDED_BY_SIGTERM, instance.awaitEnd());
            }
            assertTrue(Files.exists(file));
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
