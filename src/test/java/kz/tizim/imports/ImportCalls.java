package kz.tizim.imports;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;

/** The calls of a person who imports, and of a second one. */
final class ImportCalls {
    private static final Set<String> PASSING = Set.of("RECEIVING", "CHECKING", "APPLYING");
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Service service;
    private final DataSource database;
    final SmallCountry country;

    ImportCalls(DataSource database) {
        this(new Service(), new SmallCountry(database), database);
        country.run(
                "insert into boundary (decision, valid_from, precinct_id, kato, street, selector, import_id)"
                        + " values ('No 1', '2020-01-01', ?, ?, ?, '', 0)",
                country.home.id(),
                ExtractRows.KATO,
                country.home.street());
    }

    ImportCalls(Service service, SmallCountry country, DataSource database) {
        this.service = service;
        this.country = country;
        this.database = database;
    }

    String firstToken() {
        return service.token(country.admin);
    }

    String secondToken() {
        return service.token(country.secondAdmin);
    }

    RequestSpecification asFirst() {
        return service.as(country.admin);
    }

    RequestSpecification asSecond() {
        return service.as(country.secondAdmin);
    }

    RequestSpecification asCentral() {
        return service.as(country.central);
    }

    Response send(String kind, byte[] file) {
        return send(asFirst(), kind, file);
    }

    Response send(RequestSpecification sender, String kind, byte[] file) {
        return send(sender, kind, "2026-01-01", file);
    }

    Response send(RequestSpecification sender, String kind, String asOf, byte[] file) {
        return sender.queryParam("kind", kind)
                .queryParam("source", "test")
                .queryParam("asOf", asOf)
                .contentType("text/csv")
                .body(file)
                .post("/api/v1/imports");
    }

    /** Sends a file and waits for its preview, or whatever comes instead. */
    ValidatableResponse preview(String kind, String... lines) {
        return preview(kind, bytes(lines));
    }

    ValidatableResponse preview(String kind, byte[] file) {
        int id = send(kind, file).then().statusCode(202).extract().path("id");
        return settled(id);
    }

    /** Sends a file, sees to the counts of rows in its preview, and answers its id. */
    int judged(String kind, Map<String, Integer> rows, String... lines) {
        return judged(kind, rows, bytes(lines));
    }

    int judged(String kind, Map<String, Integer> rows, byte[] file) {
        ValidatableResponse preview = preview(kind, file);
        rows.forEach((judgement, count) -> preview.body("rows." + judgement, equalTo(count)));
        return preview.extract().path("id");
    }

    /** Sends a file, has it approved, and waits until it is applied. */
    int apply(String kind, String... lines) {
        return apply(kind, bytes(lines));
    }

    int apply(String kind, byte[] file) {
        int id = preview(kind, file).extract().path("id");
        approve(id);
        assertEquals("APPLIED", settled(id).extract().path("state"));
        return id;
    }

    /** Approves as the second person, with a reason in case that the brake wants one. */
    void approve(int id) {
        approve(id, "{\"reason\":\"Extracts of tests have few citizens\"}").statusCode(202);
    }

    ValidatableResponse approve(int id, String body) {
        return asSecond().body(body).post("/api/v1/imports/" + id + "/approval").then();
    }

    void cancel(int id) {
        asFirst().post("/api/v1/imports/" + id + "/cancellation").then().statusCode(200);
    }

    /** Waits until nobody works on the import. */
    ValidatableResponse settled(int id) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            ValidatableResponse shown =
                    asFirst().get("/api/v1/imports/" + id).then().statusCode(200);
            String state = shown.extract().path("state");
            if (!PASSING.contains(state) || System.nanoTime() > until) {
                return shown;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    String rejects(int id) {
        return file(id, "/rejects");
    }

    String warnings(int id) {
        return file(id, "/warnings");
    }

    private String file(int id, String which) {
        return asSecond()
                .get("/api/v1/imports/" + id + which)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    int lastId() throws SQLException {
        return number("select coalesce(max(id), 0) from import_run");
    }

    /** Waits until another import has been begun. */
    int awaitIdAfter(int id) throws SQLException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (lastId() <= id && System.nanoTime() < until) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return lastId();
    }

    int stagingTables(int importId) throws SQLException {
        return number(
                "select count(*) from pg_class where relnamespace = 'staging'::regnamespace and relname ~ '^import_"
                        + importId + "(_|$)'");
    }

    int number(String sql) throws SQLException {
        return Integer.parseInt(text(sql));
    }

    String text(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static byte[] bytes(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
