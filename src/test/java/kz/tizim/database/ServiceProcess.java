package kz.tizim.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A JVM of its own that prepares the database and then does nothing, until it is killed. */
final class ServiceProcess {

    private final Process process;
    private final String firstLine;

    private ServiceProcess(Process process, String firstLine) {
        this.process = process;
        this.firstLine = firstLine;
    }

    static ServiceProcess on(Path data) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ServiceProcess.class.getName());
        builder.environment()
                .putAll(Map.of(
                        "TIZIM_DATA", data.toString(), "TIZIM_POSTGRES_BINARIES", TestServer.BINARIES.toString()));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = reader.readLine();
        return new ServiceProcess(process, line == null ? "" : line);
    }

    /** The URL of the database, or the sentence that says why there is none. */
    String firstLine() {
        return firstLine;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public static void main(String... args) throws InterruptedException {
        try {
            Database database = Database.prepare(System.getenv());
            System.out.println(database.logins().url());
            Thread.sleep(60_000);
        } catch (DatabaseUnavailableException e) {
            System.out.println(e.getMessage());
        }
    }
}
