package kz.tizim.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Gives the service under test a fresh database, since the framework does not run {@code Main}. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            Map<String, String> properties =
                    new HashMap<>(TestDatabase.fresh().logins().quarkusProperties());
            properties.put(
                    "tizim.certificate.own-key",
                    TestServer.shared().resolve("certificate-key.pem").toString());
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The server ends with the JVM, and the database with it.
    }
}
