package kz.tizim.problem;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kz.tizim.database.TestDatabase;
import kz.tizim.kit.Instance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bursts from one origin are refused, those of others taken; each test has an origin of its own. */
class BurstsIT {
    private static final String LIMIT = "2";

    @TempDir
    private static Path folder;

    private static Instance instance;

    @BeforeAll
    static void start() throws Exception {
        Map<String, String> environment = new HashMap<>(TestDatabase.fresh().environment());
        environment.put("TIZIM_LIMIT_LOOKUPS_PER_MINUTE", LIMIT);
        environment.put("TIZIM_LIMIT_SIGN_INS_PER_MINUTE", LIMIT);
        environment.put("TIZIM_BEHIND_PROXY", "true");
        instance = Instance.start(environment, folder, "limited");
        instance.awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        instance.close();
    }

    @Test
    void lookUpsOfAnOriginAreLimited() {
        lookup("192.0.2.1").then().statusCode(200);
        lookup("192.0.2.1").then().statusCode(200);
        lookup("192.0.2.1")
                .then()
                .statusCode(429)
                .contentType(ProblemBody.MEDIA_TYPE)
                .header("Retry-After", Integer::parseInt, greaterThan(0))
                .body("type", equalTo(ProblemType.TOO_MANY_REQUESTS.urn()))
                .body("retryAfter", greaterThan(0))
                .body(not(containsString("192.0.2.1")));
        lookup("192.0.2.2").then().statusCode(200);
    }

    @Test
    void attemptsToSignInAreLimitedWhateverTheName() {
        signIn("192.0.2.3", "one").then().statusCode(401);
        signIn("192.0.2.3", "another").then().statusCode(401);
        signIn("192.0.2.3", "a-third").then().statusCode(429).header("Retry-After", Integer::parseInt, greaterThan(0));
        signIn("192.0.2.4", "a-third").then().statusCode(401);
    }

    @Test
    void pagesAndCallsAreCountedTogetherAndPagesKeepWhatWasTyped() {
        lookup("192.0.2.5").then().statusCode(200);
        page("192.0.2.5", "en").then().statusCode(200);
        for (String language : new String[] {"kk", "ru", "en"}) {
            page("192.0.2.5", language)
                    .then()
                    .statusCode(429)
                    .header("Retry-After", Integer::parseInt, greaterThan(0))
                    .body("html.@lang", equalTo(language))
                    .body(containsString("value=\"900101300017\""))
                    .body(containsString(
                            switch (language) {
                                case "kk" -> "секундтан кейін";
                                case "ru" -> "Повторите через";
                                default -> "Try again in";
                            }));
        }
    }

    @Test
    void thePageToSignInKeepsTheName() {
        signIn("192.0.2.6", "one").then().statusCode(401);
        signIn("192.0.2.6", "one").then().statusCode(401);
        from("192.0.2.6")
                .accept("text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("username", "somebody")
                .formParam("password", "a password")
                .post("/sign-in")
                .then()
                .statusCode(429)
                .body(containsString("value=\"somebody\""));
    }

    private static Response lookup(String origin) {
        return from(origin)
                .body(Map.of("iin", "900101300017", "documentLast4", "1234"))
                .post("/api/v1/lookup");
    }

    private static Response signIn(String origin, String username) {
        return from(origin)
                .body(Map.of("username", username, "password", "a password"))
                .post("/api/v1/sessions");
    }

    private static Response page(String origin, String language) {
        return from(origin)
                .accept("text/html")
                .cookie("tizim-language", language)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("iin", "900101300017")
                .formParam("last4", "1234")
                .post("/");
    }

    private static RequestSpecification from(String origin) {
        return instance.service().anybody().header("X-Forwarded-For", origin);
    }
}
