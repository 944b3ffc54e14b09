package kz.tizim.kit;

import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One running process of the packaged jar, in its production profile, at ports of its own. */
public final class Instance implements AutoCloseable {
    /** The exit code of a process that SIGTERM has ended. */
    public static final int ENDED_BY_SIGTERM = 143;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_TRIES = 60;

    private final Process process;
    private final int port;
    private final int metricsPort;
    private final Path out;
    private final Path err;
    private final Service service;
    private final Contract contract;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private Instance(Process process, int port, int metricsPort, Path out, Path err) {
        this.process = process;
        this.port = port;
        this.metricsPort = metricsPort;
        this.out = out;
        this.err = err;
        this.service = new Service(port);
        this.contract = new Contract(port);
    }

    /** Starts the jar; does not wait until it is ready. */
    public static Instance start(Map<String, String> environment, Path folder, String name) throws IOException {
        return start(StartCache.options(), environment, folder, name);
    }

    /** Starts the jar with more options of the virtual machine. */
    static Instance start(List<String> options, Map<String, String> environment, Path folder, String name)
            throws IOException {
        // A cheap compiler and collector: several instances share the machine with their tests.
        var arguments = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx384m"));
        arguments.addAll(options);
        arguments.addAll(List.of("-jar", System.getProperty("tizim.jar", "target/quarkus-app/quarkus-run.jar")));
        return run(arguments, environment, folder, name);
    }

    /** Starts what the arguments of {@code java} say. */
    public static Instance run(List<String> arguments, Map<String, String> environment, Path folder, String name)
            throws IOException {
        int port;
        int metricsPort;
        try (ServerSocket socket = new ServerSocket(0);
                ServerSocket another = new ServerSocket(0)) {
            port = socket.getLocalPort();
            metricsPort = another.getLocalPort();
        }
        Path out = folder.resolve(name + ".out");
        Path err = folder.resolve(name + ".err");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(Map.of(
                        "TIZIM_REHEARSAL", "true",
                        "TIZIM_SAMPLE", "false",
                        "TIZIM_LIMIT_LOOKUPS_PER_MINUTE", "0",
                        "TIZIM_LIMIT_SIGN_INS_PER_MINUTE", "0",
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "QUARKUS_MANAGEMENT_PORT", Integer.toString(metricsPort)));
        builder.environment().putAll(environment);
        builder.redirectOutput(out.toFile());
        builder.redirectError(err.toFile());
        return new Instance(builder.start(), port, metricsPort, out, err);
    }

    /** What an instance has answered. */
    public record Reply(int status, String body, boolean replayed) {
        public Map<String, ?> json() {
            try {
                return JSON.readValue(
                        body, JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
            } catch (JsonProcessingException e) {
                throw new AssertionError("the answer is no JSON, status " + status, e);
            }
        }

        /** The slug of a problem; empty for an answer that is none. */
        public String problem() {
            return status < 400 || body.isEmpty()
                    ? ""
                    : String.valueOf(json().get("type")).replace("urn:tizim:problem:", "");
        }

        /** Whether the same is to be asked again with the same key. */
        boolean undecided() {
            return status == 503 || problem().equals("request-in-flight");
        }

        /** Whether another one is the same answer: status and body. */
        public boolean equalTo(Reply other) {
            return status == other.status && body.equals(other.body);
        }
    }

    /** A POST as it goes over the wire; an empty token is that of nobody. */
    public record Post(String path, String token, String key, String body) {
        public static Post of(String path, String token, Map<String, ?> body) {
            try {
                return new Post(path, token, Service.newKey(), JSON.writeValueAsString(body));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    /**
     * Sends once.
     *
     * @throws IOException when no whole answer has come
     */
    public Reply send(Post post) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(post.path))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", post.key)
                .POST(HttpRequest.BodyPublishers.ofString(post.body));
        if (!post.token.isEmpty()) {
            request.header("Authorization", "Bearer " + post.token);
        }
        return send(request);
    }

    /** Sends and does not wait for the answer, which comes to the connection. */
    public Socket sendAndLeave(Post post) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        byte[] body = post.body.getBytes(StandardCharsets.UTF_8);
        String head = """
                POST %s HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Type: application/json\r
                Content-Length: %d\r
                Idempotency-Key: %s\r
                Authorization: Bearer %s\r
                \r
                """.formatted(post.path, body.length, post.key, post.token);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
        return socket;
    }

    public Reply get(String path) throws IOException {
        return send(HttpRequest.newBuilder(at(path)).GET());
    }

    /** What its own port of metrics answers. */
    public Reply metrics() throws IOException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + metricsPort + "/q/metrics"))
                .GET());
    }

    private Reply send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
            judge(response);
            return new Reply(
                    response.statusCode(),
                    response.body(),
                    response.headers()
                            .firstValue("Idempotent-Replayed")
                            .orElse("")
                            .equals("true"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private void judge(HttpResponse<String> response) {
        String path = response.uri().getRawPath();
        if (path.startsWith("/api/v1/")) {
            var answer = new SimpleResponse.Builder(response.statusCode()).withBody(response.body());
            response.headers().map().forEach(answer::withHeader);
            contract.judge(path, Request.Method.valueOf(response.request().method()), answer.build());
        }
    }

    /** Sends until it is decided, as a desk does: with the same key as long as the answer is "not now". */
    public Reply decide(Post post) throws IOException {
        Reply reply = send(post);
        for (int i = 1; i < MOST_TRIES && reply.undecided(); i++) {
            pause();
            reply = send(post);
        }
        return reply;
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private URI at(String path) {
        return URI.create(address(path));
    }

    /** The address of a path. */
    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** The steps of the main path at this instance. */
    public Service service() {
        return service;
    }

    public void awaitReady() throws IOException, InterruptedException {
        for (int i = 0; i < 900; i++) {
            if (!process.isAlive()) {
                throw new AssertionError("the instance has given up:\n" + output());
            }
            try {
                if (get("/q/health/ready").status() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the instance was not ready within 90 seconds:\n" + output());
    }

    /** All that it has printed so far. */
    public String output() throws IOException {
        return Files.readString(out) + Files.readString(err);
    }

    /** The lines of its log. */
    public Iterable<String> log() throws IOException {
        return Files.readAllLines(out);
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** {@code kill}: asks it to end, and does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** The exit code, once it has ended. */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            throw new AssertionError("the instance does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        client.shutdownNow();
        kill();
    }
}
