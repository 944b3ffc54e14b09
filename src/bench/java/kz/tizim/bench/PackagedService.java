package kz.tizim.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kz.tizim.database.DurableDatabase;

/**
 * The packaged jar in production's profile, in a JVM of its own, as a rehearsal. The system property
 * {@code tizim.bench.jvm} holds further options of that JVM; its output goes to {@code target/bench-service.log}.
 */
public final class PackagedService implements AutoCloseable {
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Process process;
    private final int port;
    private final double startSeconds;

    private PackagedService(Process process, int port, double startSeconds) {
        this.process = process;
        this.port = port;
        this.startSeconds = startSeconds;
    }

    /** Starts it and waits for its first answer. */
    public static PackagedService start(DurableDatabase database) throws IOException, InterruptedException {
        int port = freePort();
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        Arrays.stream(System.getProperty("tizim.bench.jvm", "").split(" "))
                .filter(option -> !option.isEmpty())
                .forEach(command::add);
        command.addAll(List.of("-jar", System.getProperty("tizim.jar")));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(database.environment());
        builder.environment()
                .putAll(Map.of(
                        "TIZIM_REHEARSAL", "true",
                        "TIZIM_LIMIT_LOOKUPS_PER_MINUTE", "0",
                        "TIZIM_LIMIT_SIGN_INS_PER_MINUTE", "0",
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "QUARKUS_MANAGEMENT_PORT", "0"));
        builder.redirectErrorStream(true).redirectOutput(new File("target/bench-service.log"));
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            awaitAnswer(process, port, begin + START_NANOS);
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
        return new PackagedService(process, port, (System.nanoTime() - begin) / 1e9);
    }

    public int port() {
        return port;
    }

    /** From the launch of {@code java} to the first answered request. */
    public double startSeconds() {
        return startSeconds;
    }

    /** The processor time that it has used so far, in seconds. */
    double processorSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    private static void awaitAnswer(Process process, int port, long end) throws IOException, InterruptedException {
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the service has given up: see target/bench-service.log");
            }
            try (var connection = new JsonConnection(port, "")) {
                if (connection.get("/q/health/ready") == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(5);
        }
        throw new IllegalStateException("the service was not ready in time: see target/bench-service.log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
