package kz.tizim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kz.tizim.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar as an operator starts it. */
@Timeout(60)
class MainIT {

    private static final int SIGTERM_EXIT = 143;

    @TempDir
    Path folder;

    @Test
    void theJarBringsItsDatabaseUpAndTakesItDownAgain() throws Exception {
        int port = freePort();
        Map<String, String> environment = Map.of(
                "TIZIM_DATA", folder.resolve("data").toString(),
                "TIZIM_POSTGRES_BINARIES", "target/postgres-binaries",
                "QUARKUS_HTTP_PORT", Integer.toString(port));
        Process service = start(environment);
        try {
            awaitReady(service, port);
            assertTrue(Files.exists(folder.resolve("data/postgres/postmaster.pid")));
            assertTrue(Files.exists(folder.resolve("data/certificate-key.pem")), "its own key of certificates");
        } finally {
            service.destroy();
        }
        assertTrue(service.waitFor(3, TimeUnit.MINUTES));
        assertEquals(SIGTERM_EXIT, service.exitValue());
        assertFalse(Files.exists(folder.resolve("data/postgres/postmaster.pid")), "PostgreSQL has stopped");
        anAdministratorIsMadeInTheStoppedDatabase(environment);
    }

    private void anAdministratorIsMadeInTheStoppedDatabase(Map<String, String> environment) throws Exception {
        Process command = start(environment, "administrator", "anna");
        command.getOutputStream().write("a long password\n".getBytes(StandardCharsets.US_ASCII));
        command.getOutputStream().flush();
        assertTrue(command.waitFor(50, TimeUnit.SECONDS));
        assertEquals(0, command.exitValue());
        assertTrue(Files.readString(folder.resolve("out")).contains("Made the account anna"));
        assertFalse(Files.exists(folder.resolve("data/postgres/postmaster.pid")), "PostgreSQL has stopped again");
    }

    @Test
    void anOccupiedPortIsOneSentence() throws Exception {
        try (ServerSocket occupied = new ServerSocket(0)) {
            Map<String, String> environment = new HashMap<>(TestDatabase.fresh().environment());
            environment.put("QUARKUS_HTTP_PORT", Integer.toString(occupied.getLocalPort()));
            assertTrue(sentence(environment).contains("set QUARKUS_HTTP_PORT to a free port"));
        }
    }

    @Test
    void anOccupiedPortOfMetricsIsOneSentence() throws Exception {
        try (ServerSocket occupied = new ServerSocket(0)) {
            Map<String, String> environment = new HashMap<>(TestDatabase.fresh().environment());
            environment.put("QUARKUS_HTTP_PORT", Integer.toString(freePort()));
            environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(occupied.getLocalPort()));
            assertTrue(sentence(environment).contains("set QUARKUS_MANAGEMENT_PORT to a free port"));
        }
    }

    @Test
    void anUnusableDatabaseIsOneSentence() throws Exception {
        assertTrue(sentence(Map.of("TIZIM_DB_URL", "somewhere")).startsWith("TIZIM_DB_URL is no PostgreSQL URL"));
    }

    @Test
    void anUnusableKeyOfCertificatesIsOneSentence() throws Exception {
        Map<String, String> environment = new HashMap<>(TestDatabase.fresh().environment());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(freePort()));
        environment.put("TIZIM_CERTIFICATE_KEY", folder.resolve("no-such.pem").toString());
        assertTrue(sentence(environment).startsWith("The key that signs certificates cannot be read from"));
    }

    @Test
    void theScriptForTheAdministratorIsPrinted() throws Exception {
        Process process = start(Map.of(), "roles");
        assertTrue(process.waitFor(3, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue());
        assertTrue(Files.readString(folder.resolve("out")).contains("create role tizim_lookup"));
    }

    /** What the jar prints to standard error, which has to be one line, before it exits with 1. */
    private String sentence(Map<String, String> environment) throws Exception {
        Process process = start(environment);
        assertTrue(process.waitFor(50, TimeUnit.SECONDS));
        assertEquals(1, process.exitValue());
        List<String> lines = Files.readAllLines(folder.resolve("err"));
        assertEquals(1, lines.size(), lines::toString);
        return lines.getFirst();
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("tizim.jar"));
        builder.command().addAll(List.of(arguments));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
        builder.environment().putAll(environment);
        builder.redirectOutput(folder.resolve("out").toFile());
        builder.redirectError(folder.resolve("err").toFile());
        builder.directory(new File("."));
        return builder.start();
    }

    private static void awaitReady(Process service, int port) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .build();
        for (int attempt = 0; attempt < 1800; attempt++) {
            assertTrue(service.isAlive(), "the service has given up");
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(100);
        }
        throw new AssertionError("The service was not ready within three minutes.");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
