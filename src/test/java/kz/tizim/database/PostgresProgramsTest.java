package kz.tizim.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProgramsTest {
    @TempDir
    Path folder;

    @Test
    void severalInstancesMayUnpackAtOnce() throws Exception {
        Path home = folder.resolve("binaries");
        Callable<PostgresPrograms> unpacking = () -> PostgresPrograms.unpack(home);
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (Future<PostgresPrograms> unpacked : threads.invokeAll(List.of(unpacking, unpacking, unpacking))) {
                assertTrue(unpacked.get().run(folder.resolve("output"), "postgres", "--version"));
            }
        }
        assertEquals(1, entries(home), "nothing unfinished is left");
    }

    private static long entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        }
    }
}
