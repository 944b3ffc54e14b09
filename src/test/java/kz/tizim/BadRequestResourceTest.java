package kz.tizim;

import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Operation;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Wrong addresses, methods, types and sizes: each gets a problem that says what is wrong. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BadRequestResourceTest {
    @Inject
    AgroalDataSource database;

    @TestHTTPResource("/api/v1/lookup")
    URI lookup;

    private final Service service = new Service();
    private final List<String> complaints = new ArrayList<>();
    private SmallCountry country;

    @BeforeEach
    void aCountry() {
        country = new SmallCountry(database);
    }

    @Test
    void aBodyOverSixtyFourKibibytesIsTooLarge() {
        for (Operation operation : Operation.all()) {
            if (operation.takesJson()) {
                String body = "{\"a\":\"" + "x".repeat(65 * 1024) + "\"}";
                expect(operation, operation.call(service.anybody(), operation.pathToNothing(), body), 413);
            }
        }
        assertEquals(List.of(), complaints);
    }

    @Test
    void aLargeBodyIsNotReadByCallingItAnExtract() {
        service.anybody()
                .contentType("text/csv")
                .body("x".repeat(65 * 1024))
                .post("/api/v1/lookup")
                .then()
                .statusCode(415)
                .body("type", problem("unsupported-media-type"));
    }

    @Test
    void aBodyWithoutItsLengthIsRefused() throws Exception {
        var body = "{}".getBytes(StandardCharsets.UTF_8);
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(lookup)
                            .version(HttpClient.Version.HTTP_1_1)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                            .build(),
                    BodyHandlers.ofString());
            assertEquals(411, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("urn:tizim:problem:length-required"), answer.body());
        }
    }

    @Test
    void anotherTypeThanJsonIsNotUnderstood() {
        for (Operation operation : Operation.all()) {
            if (operation.takesJson()) {
                for (String type :
                        List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "text/csv")) {
                    Response answer = service.as(country.admin, Service.newKey())
                            .contentType(type)
                            .body("a")
                            .post(operation.pathToNothing());
                    // Who may not call it learns nothing of its types.
                    expect(operation, answer, answer.statusCode() == 403 ? 403 : 415);
                }
            }
        }
        assertEquals(List.of(), complaints);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (Operation operation : Operation.all()) {
            if (operation.path().contains("{") && !operation.takesJson() && operation.bodyType() == null) {
                for (String username : List.of(country.admin, country.central, country.home.chair())) {
                    Response answer =
                            operation.call(service.as(username, Service.newKey()), operation.pathToNothing(), null);
                    expect(operation, answer, answer.statusCode() == 403 ? 403 : 404);
                }
            }
        }
        assertEquals(List.of(), complaints);
    }

    @Test
    void nonsenseInAnAddressIsNotFoundEither() {
        for (Operation operation : Operation.all()) {
            if (operation.path().contains("{") && operation.bodyType() == null) {
                for (String nonsense : List.of(
                        "%00",
                        "%27%3B%20drop%20table%20voter%3B%20--",
                        "%3Cscript%3E",
                        "x".repeat(1000),
                        "99999999999999999999")) {
                    String path = operation.path().replaceAll("\\{[a-z]+\\}", nonsense);
                    for (String username : List.of(country.admin, country.home.chair())) {
                        Response answer = service.as(username, Service.newKey())
                                .urlEncodingEnabled(false)
                                .request(operation.method(), path);
                        expect(operation, answer, answer.statusCode() == 403 ? 403 : 404);
                    }
                }
            }
        }
        assertEquals(List.of(), complaints);
    }

    @Test
    void anUnknownAddressIsAProblem() {
        for (String path : List.of("/api/v1/nothing", "/api/v1/elections/a/b/c/d", "/api/v2/elections", "/api/v1")) {
            service.as(country.admin)
                    .get(path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("type", problem("not-found"))
                    .body("detail", not(containsString("/api")));
        }
    }

    @Test
    void anUnknownMethodIsAProblem() {
        for (String path : List.of("/api/v1/sessions", "/api/v1/elections", "/api/v1/clock")) {
            service.as(country.admin)
                    .body("{}")
                    .put(path)
                    .then()
                    .statusCode(405)
                    .contentType("application/problem+json")
                    .body("type", problem("method-not-allowed"));
        }
    }

    @Test
    void whoAcceptsHtmlOnlyGetsAProblemToo() {
        service.anybody()
                .accept("text/html")
                .get("/api/v1/elections/no-such")
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("type", problem("not-acceptable"));
        service.anybody()
                .accept("text/html,*/*;q=0.8")
                .get("/api/v1/elections/no-such")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", problem("not-found"));
    }

    @Test
    void anIdempotencyKeyHasAForm() {
        for (String key : List.of("", "short", "x".repeat(300), "<script>alert(1)</script>", "a b c d e f g h i j")) {
            service.as(country.home.member(), key)
                    .body("{\"iin\":\"900101300017\",\"precinct\":\"11-1\",\"channel\":\"STATION\"}")
                    .post("/api/v1/elections/no-such/ballots")
                    .then()
                    .statusCode(400)
                    .body("status", equalTo(400));
        }
    }

    private void expect(Operation operation, Response answer, int status) {
        if (answer.statusCode() != status
                || !"application/problem+json".equals(answer.contentType())
                || !String.valueOf((Object) answer.path("type")).startsWith("urn:tizim:problem:")) {
            String text = answer.asString();
            complaints.add(
                    operation + ": " + answer.statusCode() + " " + text.substring(0, Math.min(300, text.length())));
        }
    }
}
