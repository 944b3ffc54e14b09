package kz.tizim.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Instances that start at the same moment do the same to the same database. */
class SimultaneousStartsTest extends WithMigratedDatabase {
    private static final int INSTANCES = 6;
    private static final int STARTS = 100;

    @Test
    void noneKeepsAnotherFromStarting() throws Exception {
        DatabaseLogins logins = database.logins();
        String script = script().replace("${app}", logins.app().user());
        Callable<Integer> instance = () -> {
            int done = 0;
            try (Connection owner = logins.owner().open(logins.url());
                    Statement statement = owner.createStatement()) {
                for (; done < STARTS; done++) {
                    statement.execute(script);
                }
            }
            return done;
        };
        try (var threads = Executors.newFixedThreadPool(INSTANCES)) {
            for (Future<Integer> started : threads.invokeAll(Collections.nCopies(INSTANCES, instance))) {
                assertEquals(STARTS, started.get());
            }
        }
    }

    private static String script() throws Exception {
        try (InputStream script = SimultaneousStartsTest.class.getResourceAsStream("/db/migration/afterMigrate.sql")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
