package kz.tizim.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
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
import kz.tizim.bench.PackagedService;
import kz.tizim.database.DurableDatabase;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;
import kz.tizim.sample.SampleCountry;
import kz.tizim.sample.SampleFile;
import kz.tizim.sample.SampleSettings;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** From the citizens' extract to lists, compared with a bare COPY and primary key of the same file. */
class ImportBench {
    private static final double BOUND = 6;
    private static final int CITIZENS = Integer.getInteger("tizim.bench.citizens", 1_000_000);
    private static final int CITIZENS_OF_A_PRECINCT = 1_200;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long PAUSE_MILLIS = 100;
    private static final Path FOLDER = Path.of("target", "bench-sample");
    private static final String BARE = """
            create table bare (iin bigint, surname text, given_name text, patronymic text, birth_date date, sex "char",
                citizenship text, life_status text, death_date date, registration_type text, registered_from date,
                kato text, street text, house text, flat text, rka text, document_last4 text)""";

    @Test
    void extractToListsTakesAFewTimesABareCopy() throws Exception {
        try (DurableDatabase database = DurableDatabase.start();
                PackagedService jar = PackagedService.start(database)) {
            var country = new SmallCountry(database.app());
            var service = new Service(jar.port());
            Service.Poll poll = service.newElection(country);
            new SampleCountry(new SampleSettings(CITIZENS, CITIZENS / CITIZENS_OF_A_PRECINCT + 8, 1, poll.day()))
                    .writeTo(FOLDER, (written, of) -> {});
            var desk = new Desk(jar.port(), service, country);
            desk.importFile(SampleFile.PRECINCTS);
            desk.importFile(SampleFile.BOUNDARIES);
            desk.importFile(SampleFile.INELIGIBILITY);

            double before = bareCopy(database);
            Stages stages = desk.importFile(SampleFile.CITIZENS);
            double build = desk.buildLists(poll);
            double after = bareCopy(database);
            report(stages, build, before, after);
        }
    }

    private static void report(Stages stages, double build, double before, double after) {
        double bare = (before + after) / 2;
        double ratio = (stages.seconds() + build) / bare;
        System.out.printf(
                "import of %,d citizens: bare COPY and primary key %.1f s (%.1f before, %.1f after)%n",
                CITIZENS, bare, before, after);
        System.out.printf(
                "  receive %.1f s   check %.1f s   apply %.1f s   build %.1f s%n",
                stages.receive(), stages.check(), stages.apply(), build);
        System.out.printf(
                "  ratio %.2f without and %.2f with the build, at most %.2f%n", stages.seconds() / bare, ratio, BOUND);
        assertTrue(ratio <= BOUND, () -> "the ratio %.2f is above %.2f".formatted(ratio, BOUND));
    }

    private static double bareCopy(DurableDatabase database) throws SQLException, IOException {
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement();
                InputStream file = Files.newInputStream(FOLDER.resolve(SampleFile.CITIZENS.fileName()))) {
            statement.execute("drop table if exists bare");
            statement.execute(BARE);
            long begin = System.nanoTime();
            owner.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bare from stdin (format csv, header)", file, 1 << 16);
            statement.execute("alter table bare add primary key (iin)");
            double seconds = since(begin);
            statement.execute("drop table bare");
            return seconds;
        }
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Seconds from the first byte to the answer, from there to the preview, and from the approval to the end. */
    private record Stages(double receive, double check, double apply) {
        double seconds() {
            return receive + check + apply;
        }
    }

    /** Two administrators at work. */
    private static final class Desk {
        private final HttpClient client = HttpClient.newHttpClient();
        private final int port;
        private final Service service;
        private final SmallCountry country;

        Desk(int port, Service service, SmallCountry country) {
            this.port = port;
            this.service = service;
            this.country = country;
        }

        Stages importFile(SampleFile kind) throws IOException, InterruptedException {
            long begin = System.nanoTime();
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/imports?kind=" + kind.name()
                                    + "&source=bench&asOf=2026-01-01"))
                            .header("Content-Type", "text/csv")
                            .header("Authorization", "Bearer " + service.token(country.admin))
                            .POST(HttpRequest.BodyPublishers.ofFile(FOLDER.resolve(kind.fileName())))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(202, answer.statusCode(), answer::body);
            double receive = since(begin);
            int id = JsonPath.from(answer.body()).getInt("id");
            String path = "/api/v1/imports/" + id;

            begin = System.nanoTime();
            assertEquals("PREVIEW", await(path, "CHECKING"));
            double check = since(begin);

            begin = System.nanoTime();
            service.as(country.secondAdmin).post(path + "/approval").then().statusCode(202);
            assertEquals("APPLIED", await(path, "APPLYING"));
            return new Stages(receive, check, since(begin));
        }

        double buildLists(Service.Poll poll) throws IOException, InterruptedException {
            String path = "/api/v1/elections/" + poll.code() + "/lists";
            long begin = System.nanoTime();
            service.as(country.admin).post(path).then().statusCode(202);
            assertEquals("DRAFT", await(path, "BUILDING"));
            return since(begin);
        }

        /** Asks without checking the contract, which would take processor time from what is measured. */
        private String await(String path, String passing) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Authorization", "Bearer " + service.token(country.admin))
                    .build();
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                String answer = client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
                String state = JsonPath.from(answer).getString("state");
                if (!passing.equals(state) || System.nanoTime() > until) {
                    return state;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }
}
