package kz.tizim.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kz.tizim.database.DurableDatabase;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;
import kz.tizim.sample.SampleFile;
import org.postgresql.PGConnection;

/** Two administrators at work. */
final class RegistryDesk {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final long PAUSE_MILLIS = 100;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BARE = """
            create table bare (iin bigint, surname text, given_name text, patronymic text, birth_date date, sex "char",
                citizenship text, life_status text, death_date date, registration_type text, registered_from date,
                kato text, street text, house text, flat text, rka text, document_last4 text)""";

    /**
     * Seconds from the first byte to the answer, from there to the preview, and from the approval to the end.
     *
     * @param id of the import
     */
    record Stages(int id, double receive, double check, double apply) {
        double seconds() {
            return receive + check + apply;
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final Service service;
    private final SmallCountry country;

    RegistryDesk(int port, Service service, SmallCountry country) {
        this.port = port;
        this.service = service;
        this.country = country;
    }

    Stages importFile(SampleFile kind, Path file) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/imports?kind=" + kind.name()
                                + "&source=bench&asOf=2026-01-01"))
                        .header("Content-Type", "text/csv")
                        .header("Authorization", "Bearer " + service.token(country.admin))
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(202, answer.statusCode(), answer::body);
        double receive = since(begin);
        int id = JSON.readTree(answer.body()).path("id").asInt();
        String path = "/api/v1/imports/" + id;

        begin = System.nanoTime();
        assertEquals("PREVIEW", await(path, "CHECKING"));
        double check = since(begin);

        begin = System.nanoTime();
        service.as(country.secondAdmin).post(path + "/approval").then().statusCode(202);
        assertEquals("APPLIED", await(path, "APPLYING"));
        return new Stages(id, receive, check, since(begin));
    }

    double buildLists(Service.Poll poll) throws IOException, InterruptedException {
        String path = "/api/v1/elections/" + poll.code() + "/lists";
        long begin = System.nanoTime();
        service.as(country.admin).post(path).then().statusCode(202);
        assertEquals("DRAFT", await(path, "BUILDING"));
        return since(begin);
    }

    double handOver(Service.Poll poll) {
        long begin = System.nanoTime();
        service.as(country.admin).post(poll.path("/lists/handover")).then().statusCode(200);
        return since(begin);
    }

    /** Seconds until it is told how many changes of the lists the imports since their handover propose. */
    double countProposals(Service.Poll poll) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        get(poll.path("/lists/proposals/counts"));
        return since(begin);
    }

    /**
     * What a search has found.
     *
     * @param precincts of the voters found
     */
    record Found(double millis, List<String> precincts) {}

    /** A search by the central commission. */
    Found search(String path, Map<String, String> body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + service.token(country.central))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        long begin = System.nanoTime();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        double millis = (System.nanoTime() - begin) / 1e6;
        assertEquals(200, answer.statusCode(), answer::body);
        // Read cheaply: a collection of garbage in this process is waited for by the next search.
        return new Found(millis, JSON.readTree(answer.body()).path("voters").findValuesAsText("precinct"));
    }

    /** Asks without checking the contract, which would take processor time from what is measured. */
    String get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + service.token(country.admin))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), path);
        return answer.body();
    }

    private String await(String path, String passing) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String state = JSON.readTree(get(path)).path("state").asText();
            if (!passing.equals(state) || System.nanoTime() > until) {
                return state;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Seconds for the least that a database has to do with a citizens file. */
    static double bareCopy(DurableDatabase database, Path file) throws SQLException, IOException {
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement();
                InputStream in = Files.newInputStream(file)) {
            statement.execute("drop table if exists bare");
            statement.execute(BARE);
            long begin = System.nanoTime();
            owner.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bare from stdin (format csv, header)", in, 1 << 16);
            statement.execute("alter table bare add primary key (iin)");
            double seconds = since(begin);
            statement.execute("drop table bare");
            return seconds;
        }
    }

    static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
