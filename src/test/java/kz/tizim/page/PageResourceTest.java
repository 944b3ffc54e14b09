package kz.tizim.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.regex.Pattern;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.WithCountry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all pages: their headers, their sessions, their forms, their language. */
@QuarkusTest
class PageResourceTest extends WithCountry {
    private static final String COOKIE = "tizim-session";

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/no-such-page", "/assets/tizim.css", "/api/v1/clock"})
    void nothingComesFromElsewhere(String path) {
        browser()
                .get(path)
                .then()
                .header("Content-Security-Policy", startsWith("default-src 'none';"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin");
    }

    @Test
    void aPageIsNotStored() {
        browser().get("/").then().statusCode(200).header("Cache-Control", "no-store");
    }

    @Test
    void aProblemIsAPageForABrowserAndADocumentForAProgram() {
        browser().get("/no-such-page").then().statusCode(404).contentType(startsWith("text/html"));
        given().accept("application/json")
                .get("/no-such-page")
                .then()
                .statusCode(404)
                .body("type", Service.problem("not-found"));
        browser().get("/api/v1/no-such-call").then().statusCode(404).body("type", Service.problem("not-found"));
    }

    @Test
    void strangersAreLedToSignInAndBack() {
        browser().get("/desk").then().statusCode(303).header("Location", "/sign-in?to=/desk");
        browser()
                .cookie(COOKIE, "ended")
                .get("/desk")
                .then()
                .statusCode(303)
                .header("Location", "/sign-in?ended=yes&to=/desk");
        browser()
                .cookie(COOKIE, session(country.home.member()))
                .get("/desk")
                .then()
                .statusCode(200)
                .body(containsString(country.home.member()));
    }

    @Test
    void aPageOfAnotherRoleIsForbidden() {
        browser()
                .cookie(COOKIE, session(country.observer))
                .get("/desk")
                .then()
                .statusCode(403)
                .contentType(startsWith("text/html"));
    }

    @Test
    void onlyTheChairOpensThePrecinct() {
        String session = session(country.home.member());
        browser()
                .cookie(COOKIE, session)
                .formParam("form-token", formToken(session))
                .post("/desk/polls/opening")
                .then()
                .statusCode(403)
                .contentType(startsWith("text/html"));
    }

    @Test
    void theApiTakesNoCookie() {
        given().cookie(COOKIE, session(country.home.member()))
                .get("/api/v1/accounts")
                .then()
                .statusCode(401);
    }

    @Test
    void whoSignsInOverALiveSessionEndsIt() {
        String former = session(country.home.member());
        String next = browser()
                .cookie(COOKIE, former)
                .formParam("form-token", formToken(former))
                .formParam("username", country.home.chair())
                .formParam("password", SmallCountry.PASSWORD)
                .post("/sign-in")
                .then()
                .statusCode(303)
                .extract()
                .cookie(COOKIE);
        browser().cookie(COOKIE, former).get("/desk").then().statusCode(303);
        browser().cookie(COOKIE, next).get("/desk").then().statusCode(200);
    }

    @Test
    void whoFailsToSignInKeepsTheSession() {
        String session = session(country.home.member());
        browser()
                .cookie(COOKIE, session)
                .formParam("form-token", formToken(session))
                .formParam("username", country.home.chair())
                .formParam("password", "wrong")
                .post("/sign-in")
                .then()
                .statusCode(401);
        browser().cookie(COOKIE, session).get("/desk").then().statusCode(200);
    }

    @Test
    void aFormOfAnotherSessionIsRefused() {
        String session = session(country.home.member());
        browser()
                .cookie(COOKIE, session)
                .formParam("form-token", "made-up")
                .post("/sign-out")
                .then()
                .statusCode(403);
        browser().cookie(COOKIE, session).post("/sign-out").then().statusCode(403);
        browser()
                .cookie(COOKIE, session)
                .formParam("form-token", formToken(session))
                .post("/sign-out")
                .then()
                .statusCode(303)
                .header("Location", "/sign-in?out=yes");
    }

    @Test
    void aFormOfAnotherSiteIsRefused() {
        browser()
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("username", country.home.member())
                .formParam("password", SmallCountry.PASSWORD)
                .post("/sign-in")
                .then()
                .statusCode(403)
                .header("Set-Cookie", nullValue());
    }

    @Test
    void whoSignsInGoesNowhereElse() {
        String location =
                signIn(country.home.member(), "//elsewhere.example/desk").getHeader("Location");
        org.junit.jupiter.api.Assertions.assertEquals("/desk", location);
    }

    @Test
    void aLanguageIsChosenAndKept() {
        Response chosen = browser().redirects().follow(false).get("/sign-in?ended=yes&lang=ru");
        chosen.then().statusCode(303).header("Location", "/sign-in?ended=yes").cookie("tizim-language", "ru");
        browser().cookie("tizim-language", "ru").get("/sign-in").then().body("html.@lang", equalTo("ru"));
        browser()
                .header("Accept-Language", "fr, en-GB;q=0.8, kk;q=0.5")
                .get("/")
                .then()
                .body("html.@lang", equalTo("en"));
        browser().header("Accept-Language", "fr;q=").get("/").then().body("html.@lang", equalTo("kk"));
    }

    private static RequestSpecification browser() {
        return given().accept("text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .redirects()
                .follow(false);
    }

    private static Response signIn(String username, String to) {
        return browser()
                .formParam("username", username)
                .formParam("password", SmallCountry.PASSWORD)
                .formParam("to", to)
                .post("/sign-in");
    }

    private static String session(String username) {
        return signIn(username, "").then().statusCode(303).extract().cookie(COOKIE);
    }

    private static String formToken(String session) {
        var field = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"")
                .matcher(browser().cookie(COOKIE, session).get("/sign-in").asString());
        field.find();
        return field.group(1);
    }
}
