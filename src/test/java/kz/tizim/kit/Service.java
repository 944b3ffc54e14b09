package kz.tizim.kit;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.restassured.RestAssured;
import io.restassured.config.LogConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import kz.tizim.registry.Iin;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;

/** Calls a running service as its users do; the steps of the main path by their names. */
public final class Service {
    public static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final AtomicInteger ELECTIONS = new AtomicInteger((int) (System.nanoTime() / 1_000_000 % 1_000_000));

    private final @Nullable Integer port;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /** The service of a {@code @QuarkusTest}, whose port REST Assured knows. */
    public Service() {
        this.port = null;
    }

    /** A service at a port of its own. */
    public Service(int port) {
        this.port = port;
    }

    /** A request without any account. */
    public RequestSpecification anybody() {
        // What is kept for a log in case of failure is not laid out nicely, which takes longer than most calls.
        LogConfig plain = RestAssured.config().getLogConfig().enablePrettyPrinting(false);
        RequestSpecification request = RestAssured.given()
                .config(RestAssured.config().logConfig(plain))
                .filter(new Contract(port))
                .contentType(ContentType.JSON);
        return port == null ? request : request.port(port);
    }

    /** A request of an account, signed in once. */
    public RequestSpecification as(String username) {
        return anybody().header("Authorization", "Bearer " + token(username));
    }

    /** The token of an account, signed in once. */
    public String token(String username) {
        return tokens.computeIfAbsent(username, this::signIn);
    }

    /** A request of an account with an idempotency key. */
    public RequestSpecification as(String username, String key) {
        return as(username).header("Idempotency-Key", key);
    }

    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** Matches the type of a problem. */
    public static Matcher<String> problem(String slug) {
        return equalTo("urn:tizim:problem:" + slug);
    }

    /** Tries to sign in. */
    public Response signIn(String username, String password) {
        return anybody()
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/sessions");
    }

    /** A new token. */
    public String signIn(String username) {
        Response answer = signIn(username, SmallCountry.PASSWORD);
        answer.then().statusCode(201);
        return Json.text(answer, "token");
    }

    public OffsetDateTime now() {
        return OffsetDateTime.parse(Json.text(anybody().get("/api/v1/clock"), "now"));
    }

    public void moveClock(SmallCountry country, OffsetDateTime time) {
        as(country.admin)
                .body(Map.of("now", time.toString()))
                .post("/api/v1/clock")
                .then()
                .statusCode(200);
    }

    /** An election ten days ahead, with a national contest {@code mazhilis} and a regional one; no lists yet. */
    public Poll newElection(SmallCountry country) {
        return newElection(country, Map.of());
    }

    /** An election ten days ahead with steps of the calendar of its own, in days before polling day at midnight. */
    public Poll newElection(SmallCountry country, Map<String, Integer> daysBefore) {
        LocalDate day = now().atZoneSameInstant(ALMATY).toLocalDate().plusDays(10);
        var poll = new Poll("e-" + ELECTIONS.incrementAndGet(), day);
        var request = electionRequest(poll.code(), day);
        var calendar = new LinkedHashMap<String, String>();
        daysBefore.forEach((step, days) -> calendar.put(step, day.minusDays(days) + "T00:00:00"));
        request.put("calendar", calendar);
        as(country.admin).body(request).post("/api/v1/elections").then().statusCode(201);
        return poll;
    }

    public static Map<String, Object> electionRequest(String code, LocalDate day) {
        Map<String, String> titles = Map.of("kk", "Сайлау", "ru", "Выборы", "en", "Election");
        var request = new LinkedHashMap<String, Object>();
        request.put("code", code);
        request.put("titles", titles);
        request.put("pollingDay", day.toString());
        request.put("timeZone", "Asia/Almaty");
        request.put(
                "contests",
                List.of(
                        Map.of("code", "mazhilis", "titles", titles, "scope", ""),
                        Map.of("code", "maslikhat", "titles", titles, "scope", "11")));
        return request;
    }

    /** An election and its polling day. */
    public record Poll(String code, LocalDate day) {
        public OffsetDateTime at(LocalTime time) {
            return day.atTime(time).atZone(ALMATY).toOffsetDateTime();
        }

        /** A time of the day before polling day. */
        public OffsetDateTime onTheEve(LocalTime time) {
            return day.minusDays(1).atTime(time).atZone(ALMATY).toOffsetDateTime();
        }

        public String path(String rest) {
            return "/api/v1/elections/" + code + rest;
        }
    }

    /** An election whose lists are built and handed over. */
    public Poll electionWithLists(SmallCountry country) throws InterruptedException {
        Poll poll = newElection(country);
        buildLists(country, poll);
        as(country.admin).post(poll.path("/lists/handover")).then().statusCode(200);
        return poll;
    }

    public void buildLists(SmallCountry country, Poll poll) throws InterruptedException {
        as(country.admin).post(poll.path("/lists")).then().statusCode(202);
        awaitDraft(country, poll);
    }

    /** Waits for the end of a build. */
    public void awaitDraft(SmallCountry country, Poll poll) throws InterruptedException {
        for (int i = 0; i < 1_500; i++) {
            String state = Json.text(as(country.admin).get(poll.path("/lists")), "state");
            if (!state.equals("BUILDING")) {
                if (!state.equals("DRAFT")) {
                    throw new AssertionError("the build ended in " + state);
                }
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("the build does not end");
    }

    /** Moves the clock to 10:00 of polling day and opens precincts. */
    public void openPolls(SmallCountry country, Poll poll, SmallCountry.Place... places) {
        if (now().isBefore(poll.at(LocalTime.of(10, 0)))) {
            moveClock(country, poll.at(LocalTime.of(10, 0)));
        }
        for (SmallCountry.Place place : places) {
            open(poll, place).then().statusCode(200);
        }
    }

    public Response open(Poll poll, SmallCountry.Place place) {
        return as(place.chair()).post(poll.path("/precincts/" + place.code() + "/opening"));
    }

    /** Closes a precinct with the hand-counted signatures, and the act of a difference where there is one. */
    public Response close(Poll poll, SmallCountry.Place place, int signatures, @Nullable String act) {
        return Closing.close(this, poll, place, signatures, act);
    }

    public Response issue(Poll poll, SmallCountry.Place home, Iin iin, String contest, String key) {
        return issue(poll, home, application(iin, contest), key);
    }

    public Response issue(Poll poll, SmallCountry.Place home, Map<String, Object> application, String key) {
        return as(home.member(), key).body(application).post(poll.path("/certificates"));
    }

    /** A voter's own application for a certificate; more can be put into it. */
    public static Map<String, Object> application(Iin iin, String contest) {
        var application = new LinkedHashMap<String, Object>();
        application.put("iin", iin.digits());
        application.put("contest", contest);
        application.put("documentNumber", "04001234");
        application.put("applicant", Map.of("kind", "VOTER"));
        return application;
    }

    /** Issues a certificate for the national contest; its number. */
    public String certificate(Poll poll, SmallCountry.Place home, Iin iin) {
        return issue(poll, home, iin, "mazhilis", newKey())
                .then()
                .statusCode(is(201))
                .extract()
                .path("number");
    }

    public Response redeem(Poll poll, SmallCountry.Place place, String number, Iin iin, String key) {
        return as(place.member(), key)
                .body(Map.of("iin", iin.digits(), "precinct", place.code(), "documentNumber", "04001234"))
                .post(poll.path("/certificates/" + number + "/redemption"));
    }

    /** A ballot for the national contest. */
    public Response ballot(Poll poll, SmallCountry.Place place, Iin iin, String key) {
        return ballot(poll, place, iin, List.of("mazhilis"), key);
    }

    /** Ballots for some contests, or for all where none is named. */
    public Response ballot(Poll poll, SmallCountry.Place place, Iin iin, @Nullable List<String> contests, String key) {
        var request = new LinkedHashMap<String, Object>();
        request.put("iin", iin.digits());
        request.put("precinct", place.code());
        request.put("channel", "STATION");
        request.put("contests", contests);
        return as(place.member(), key).body(request).post(poll.path("/ballots"));
    }

    /** Asks to void a ledger entry. */
    public Response askVoid(Poll poll, String username, String entry) {
        return askVoid(poll, username, entry, "WRONG_NAMESAKE");
    }

    public Response askVoid(Poll poll, String username, String entry, String ground) {
        return as(username)
                .body(Map.of("ground", ground, "act", "No 3", "reason", "A namesake was admitted"))
                .post(poll.path("/ballots/" + entry + "/void"));
    }

    /** Decides about a matter that waits. */
    public Response decide(String username, int approval, boolean approve) {
        return as(username).body(Map.of("approve", approve)).post("/api/v1/approvals/" + approval + "/decision");
    }

    public Response search(Poll poll, SmallCountry.Place place, String query) {
        return as(place.member())
                .body(Map.of("query", query))
                .post(poll.path("/precincts/" + place.code() + "/voters/search"));
    }

    public Response lookup(Poll poll, Iin iin, String documentLast4) {
        return anybody()
                .body(Map.of("iin", iin.digits(), "documentLast4", documentLast4, "election", poll.code()))
                .post("/api/v1/lookup");
    }

    /** Waits until the service answers. */
    public void awaitReady() throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            try {
                if (anybody().get("/q/health/ready").statusCode() == 200) {
                    return;
                }
            } catch (RuntimeException e) {
                // not listening yet
            } catch (Exception e) {
                if (!(e instanceof java.net.ConnectException)) {
                    throw e;
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the service does not get ready");
    }
}
