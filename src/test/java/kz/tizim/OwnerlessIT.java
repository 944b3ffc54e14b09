package kz.tizim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kz.tizim.database.TestDatabase;
import kz.tizim.kit.Instance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar as a cluster runs it: one process migrates with the owner's login, the others do not have it. */
@Timeout(180)
class OwnerlessIT {
    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void oneCommandMigratesAndWhoeverHasNotTheOwnersLoginServes() throws Exception {
        assertEquals(0, migrate());
        assertEquals(0, migrate(), "once more changes nothing");
        try (Instance instance = Instance.start(ownerless(), folder, "serving")) {
            instance.awaitReady();
            assertFalse(instance.output().contains("Successfully applied"), "it migrates nothing itself");
        }
    }

    @Test
    void anInstanceWithoutTheOwnersLoginDoesNotServeADatabaseThatLacksAMigration() throws Exception {
        assertEquals(0, migrate());
        try (Connection owner = database.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("delete from flyway_schema_history where installed_rank ="
                    + " (select max(installed_rank) from flyway_schema_history)");
        }
        assertRefuses("The database lacks 1 migrations: run `java -jar quarkus-run.jar migrate`");
    }

    @Test
    void anInstanceWithoutTheOwnersLoginDoesNotServeAnEmptyDatabase() throws Exception {
        assertRefuses("run `java -jar quarkus-run.jar migrate` with TIZIM_DB_OWNER_PASSWORD");
    }

    @Test
    void aMigrationThatFailsEndsWithAnError() throws Exception {
        try (Connection owner = database.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("create table in_the_way (id int)");
        }
        assertEquals(1, migrate());
    }

    private void assertRefuses(String sentence) throws Exception {
        try (Instance instance = Instance.start(ownerless(), folder, "refusing")) {
            assertEquals(1, instance.awaitEnd());
            List<String> errors = Files.readAllLines(folder.resolve("refusing.err"));
            assertEquals(1, errors.size(), errors::toString);
            assertTrue(errors.getFirst().contains(sentence), errors::toString);
        }
    }

    private Map<String, String> ownerless() {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.keySet().removeIf(name -> name.startsWith("TIZIM_DB_OWNER"));
        return environment;
    }

    /** Runs the command with the owner's login and no other password. */
    private int migrate() throws Exception {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("tizim.jar"),
                "migrate");
        command.environment().putAll(database.environment());
        command.environment().keySet().removeAll(List.of("TIZIM_DB_APP_PASSWORD", "TIZIM_DB_LOOKUP_PASSWORD"));
        command.redirectErrorStream(true)
                .redirectOutput(folder.resolve("migrate").toFile());
        Process process = command.start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        return process.exitValue();
    }
}
