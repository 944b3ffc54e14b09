package kz.tizim.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalServerTest {

    private static TestDatabase database;

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.fresh();
    }

    @Test
    void theLoginsOfTheEnvironmentAreUsed() {
        try (Database external = Database.prepare(database.environment())) {
            assertEquals(database.logins(), external.logins());
        }
    }

    @Test
    void aUrlWithoutJdbcIsUnderstood() {
        String url = database.logins().url().substring("jdbc:".length());
        try (Database external = Database.prepare(with("TIZIM_DB_URL", url))) {
            assertEquals(database.logins().url(), external.logins().url());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:5432", "jdbc:mysql://localhost/tizim", "postgresql://me:secret@host/tizim"})
    void aUrlOfAnotherFormIsRefusedWithoutRepeatingIt(String url) {
        String message = sentence(with("TIZIM_DB_URL", url));
        assertTrue(message.contains("jdbc:postgresql://host:5432/tizim"), message);
        assertFalse(message.contains("secret"), message);
    }

    @Test
    void anUnreachableServerIsNamed() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertSays("does not answer", with("TIZIM_DB_URL", "jdbc:postgresql://127.0.0.1:" + closed + "/tizim"));
    }

    @Test
    void anUnknownHostIsNamed() {
        assertSays("correct the host", with("TIZIM_DB_URL", "jdbc:postgresql://no-such-host.invalid/tizim"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OWNER", "APP", "LOOKUP"})
    void aWrongPasswordIsNamedByItsVariable(String role) {
        assertSays("TIZIM_DB_" + role + "_PASSWORD", with("TIZIM_DB_" + role + "_PASSWORD", "guess"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"APP", "LOOKUP"})
    void aMissingPasswordIsNamedByItsVariable(String role) {
        assertSays("TIZIM_DB_" + role + "_PASSWORD is not", with("TIZIM_DB_" + role + "_PASSWORD", ""));
    }

    @Test
    void withoutTheOwnersPasswordNothingIsMigrated() {
        try (Database external = Database.prepare(with("TIZIM_DB_OWNER_PASSWORD", ""))) {
            assertNull(external.logins().owner());
            Map<String, String> properties = external.logins().quarkusProperties();
            assertEquals("false", properties.get("quarkus.flyway.migrate-at-start"));
            assertEquals(database.logins().app().user(), properties.get("quarkus.flyway.username"));
        }
    }

    @Test
    void aMigrationNeedsNoPasswordButTheOwners() {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.keySet().removeAll(List.of("TIZIM_DB_APP_PASSWORD", "TIZIM_DB_LOOKUP_PASSWORD"));
        Map<String, String> properties = Database.migration(environment);
        assertEquals(database.logins().owner().user(), properties.get("quarkus.flyway.username"));
        assertEquals(database.logins().app().user(), properties.get("quarkus.datasource.username"));
        assertNull(properties.get("quarkus.datasource.password"));
    }

    @Test
    void aMigrationWithoutTheOwnersPasswordOrWithoutAServerIsRefused() {
        assertTrue(refusal(() -> Database.migration(with("TIZIM_DB_OWNER_PASSWORD", "")))
                .contains("TIZIM_DB_OWNER_PASSWORD is not"));
        assertTrue(refusal(() -> Database.migration(Map.of())).contains("TIZIM_DB_URL is not set"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OWNER", "APP", "LOOKUP"})
    void aMissingRoleIsAnsweredWithTheScriptThatMakesIt(String role) {
        assertSays("db/roles.sql", with("TIZIM_DB_" + role + "_USER", "nobody"));
    }

    @Test
    void aMissingDatabaseIsAnsweredWithTheScriptThatMakesIt() {
        assertSays("db/roles.sql", with("TIZIM_DB_URL", "jdbc:postgresql://127.0.0.1:" + port() + "/nothing"));
    }

    @Test
    void aServerOlderThanFifteenIsRefused() throws Exception {
        try (RelayPosingAsVersion relay = new RelayPosingAsVersion("14", port())) {
            String url = database.logins().url().replace(":" + port() + "/", ":" + relay.port() + "/");
            assertSays("is PostgreSQL 14: use one of version 15", with("TIZIM_DB_URL", url));
        }
    }

    @Test
    void aDatabaseWithoutCyrillicLettersIsRefused() throws Exception {
        try (Connection superuser = database.asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("create database plain_c owner tizim_owner template template0 locale 'C'");
        }
        assertSays("Cyrillic", with("TIZIM_DB_URL", "jdbc:postgresql://127.0.0.1:" + port() + "/plain_c"));
    }

    private static int port() {
        return URI.create(database.logins().url().substring("jdbc:".length())).getPort();
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put(name, value);
        return environment;
    }

    private static void assertSays(String words, Map<String, String> environment) {
        String message = sentence(environment);
        assertTrue(message.contains(words), message);
    }

    private static String sentence(Map<String, String> environment) {
        return refusal(() -> Database.prepare(environment));
    }

    private static String refusal(Executable call) {
        String message = assertThrows(DatabaseUnavailableException.class, call).getMessage();
        assertFalse(message.contains("\n"), message);
        return message;
    }
}
