package kz.tizim.kit;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who is signed in at the pages of the service of a {@code @QuarkusTest}. */
public final class Browser {
    public static final String COOKIE = "tizim-session";
    private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

    private final String session;

    public Browser(String username) {
        session = session(username);
    }

    public Response get(String path) {
        return request().cookie(COOKIE, session).get(path);
    }

    /** Sends a form of a page. */
    public Response post(String path, Map<String, ?> fields) {
        return request()
                .cookie(COOKIE, session)
                .formParam("form-token", formToken(session))
                .formParams(fields)
                .post(path);
    }

    /** Somebody's new session, the value of its cookie. */
    public static String session(String username) {
        return request()
                .formParam("username", username)
                .formParam("password", SmallCountry.PASSWORD)
                .post("/sign-in")
                .then()
                .statusCode(303)
                .extract()
                .cookie(COOKIE);
    }

    /** What forms of a session show. */
    public static String formToken(String session) {
        Matcher field =
                TOKEN.matcher(request().cookie(COOKIE, session).get("/sign-in").asString());
        if (!field.find()) {
            throw new AssertionError("the page has no form");
        }
        return field.group(1);
    }

    /** A request as browsers send it, by nobody yet. */
    public static RequestSpecification request() {
        return given().accept("text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .redirects()
                .follow(false);
    }
}
