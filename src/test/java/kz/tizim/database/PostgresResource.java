package kz.tizim.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the service under test a fresh database, since the framework does not run {@code Main}. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return TestDatabase.fresh().logins().quarkusProperties();
    }

    @Override
    public void stop() {
        // The server ends with the JVM, and the database with it.
    }
}
