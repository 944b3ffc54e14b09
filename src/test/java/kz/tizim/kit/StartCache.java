package kz.tizim.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import kz.tizim.database.TestDatabase;

/**
 * What the virtual machine has learned of the jar's start, so that the many instances of a run start in two thirds of the
 * time. Source: JEP 514, Ahead-of-Time Command-Line Ergonomics.
 */
final class StartCache {
    private static final List<String> OPTIONS = learned();

    private StartCache() {}

    /** Options for {@code java}; none where nothing was learned, which costs nothing but time. */
    static List<String> options() {
        return OPTIONS;
    }

    private static List<String> learned() {
        try {
            Path folder = Files.createTempDirectory("tizim-start");
            try {
                return List.of("-XX:AOTCache=" + learnedIn(folder));
            } finally {
                deleteAtTheEnd(folder);
            }
        } catch (IOException | AssertionError e) {
            System.out.println("Instances start slowly, nothing was learned of a start: " + e);
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path learnedIn(Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("start.aot");
        try (Instance instance = Instance.start(
                List.of("-XX:AOTCacheOutput=" + file), TestDatabase.fresh().environment(), folder, "learning")) {
            instance.awaitReady();
            instance.terminate();
            instance.awaitEnd();
        }
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return file;
    }

    private static void deleteAtTheEnd(Path folder) throws IOException {
        folder.toFile().deleteOnExit(); // what is in it was named later, and goes first
        try (var files = Files.list(folder)) {
            files.forEach(file -> file.toFile().deleteOnExit());
        }
    }
}
