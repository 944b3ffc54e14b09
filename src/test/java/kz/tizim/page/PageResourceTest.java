package kz.tizim.page;

import static io.restassured.RestAssured.given;
import static kz.tizim.kit.Browser.COOKIE;
import static kz.tizim.kit.Browser.formToken;
import static kz.tizim.kit.Browser.request;
import static kz.tizim.kit.Browser.session;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.WithCountry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all pages: their headers, their sessions, their forms, their language. */
@QuarkusTest
class PageResourceTest extends WithCountry {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/no-such-page", "/assets/tizim.css", "/api/v1/clock"})
    void nothingComesFromElsewhere(String path) {
        request()
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
        request().get("/").then().statusCode(200).header("Cache-Control", "no-store");
    }

    @Test
    void aProblemIsAPageForABrowserAndADocumentForAProgram() {
        request().get("/no-such-page").then().statusCode(404).contentType(startsWith("text/html"));
        given().accept("application/json")
                .get("/no-such-page")
                .then()
                .statusCode(404)
                .body("type", Service.problem("not-found"));
        request().get("/api/v1/no-such-call").then().statusCode(404).body("type", Service.problem("not-found"));
    }

    @Test
    void strangersAreLedToSignInAndBack() {
        request().get("/desk").then().statusCode(303).header("Location", "/sign-in?to=/desk");
        request()
                .cookie(COOKIE, "ended")
                .get("/desk")
                .then()
                .statusCode(303)
                .header("Location", "/sign-in?ended=yes&to=/desk");
        request()
                .cookie(COOKIE, session(country.home.member()))
                .get("/desk")
                .then()
                .statusCode(200)
                .body(containsString(country.home.member()));
    }

    @Test
    void aPageOfAnotherRoleIsForbidden() {
        request()
                .cookie(COOKIE, session(country.observer))
                .get("/desk")
                .then()
                .statusCode(403)
                .contentType(startsWith("text/html"));
    }

    @Test
    void onlyTheChairOpensThePrecinct() {
        String session = session(country.home.member());
        request()
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
        String next = request()
                .cookie(COOKIE, former)
                .formParam("form-token", formToken(former))
                .formParam("username", country.home.chair())
                .formParam("password", SmallCountry.PASSWORD)
                .post("/sign-in")
                .then()
                .statusCode(303)
                .extract()
                .cookie(COOKIE);
        request().cookie(COOKIE, former).get("/desk").then().statusCode(303);
        request().cookie(COOKIE, next).get("/desk").then().statusCode(200);
    }

    @Test
    void whoFailsToSignInKeepsTheSession() {
        String session = session(country.home.member());
        request()
                .cookie(COOKIE, session)
                .formParam("form-token", formToken(session))
                .formParam("username", country.home.chair())
                .formParam("password", "wrong")
                .post("/sign-in")
                .then()
                .statusCode(401);
        request().cookie(COOKIE, session).get("/desk").then().statusCode(200);
    }

    @Test
    void aFormOfAnotherSessionIsRefused() {
        String session = session(country.home.member());
        request()
                .cookie(COOKIE, session)
                .formParam("form-token", "made-up")
                .post("/sign-out")
                .then()
                .statusCode(403);
        request().cookie(COOKIE, session).post("/sign-out").then().statusCode(403);
        request()
                .cookie(COOKIE, session)
                .formParam("form-token", formToken(session))
                .post("/sign-out")
                .then()
                .statusCode(303)
                .header("Location", "/sign-in?out=yes");
    }

    @Test
    void aFormOfAnotherSiteIsRefused() {
        request()
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
        Response chosen = request().redirects().follow(false).get("/sign-in?ended=yes&lang=ru");
        chosen.then().statusCode(303).header("Location", "/sign-in?ended=yes").cookie("tizim-language", "ru");
        request().cookie("tizim-language", "ru").get("/sign-in").then().body("html.@lang", equalTo("ru"));
        request()
                .header("Accept-Language", "fr, en-GB;q=0.8, kk;q=0.5")
                .get("/")
                .then()
                .body("html.@lang", equalTo("en"));
        request().header("Accept-Language", "fr;q=").get("/").then().body("html.@lang", equalTo("kk"));
    }

    private static Response signIn(String username, String to) {
        return request()
                .formParam("username", username)
                .formParam("password", SmallCountry.PASSWORD)
                .formParam("to", to)
                .post("/sign-in");
    }
}
