package kz.tizim.election;

import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Service;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.WithCountry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Elections, their calendar and the clock of a rehearsal. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ElectionResourceTest extends WithCountry {
    private LocalDate day;
    private Map<String, Object> request;

    @BeforeEach
    void aRequest() {
        day = service.now().atZoneSameInstant(Service.ALMATY).toLocalDate().plusDays(40);
        request = Service.electionRequest("r-" + country.home.code(), day);
    }

    @Test
    void whatTheCalendarLeavesOutFollowsFromPollingDay() {
        create().then()
                .statusCode(201)
                .body("calendar.certificatesUntil", equalTo(day.minusDays(1) + "T18:00:00"))
                .body("calendar.listsDue", equalTo(day.minusDays(20) + "T00:00:00"))
                .body("calendar.homeVisitsUntil", equalTo(day + "T12:00:00"))
                .body("listsState", equalTo("NONE"));
    }

    @Test
    void aCodeIsGivenOnce() {
        create().then().statusCode(201);
        create().then().statusCode(409).body("type", problem("already-exists"));
    }

    @Test
    void anElectionLiesAhead() {
        request.put("pollingDay", day.minusDays(41).toString());
        refused("pollingDay");
        request.put("pollingDay", "1826-12-20");
        refused("pollingDay");
        request.put("pollingDay", "9999-12-20");
        refused("pollingDay");
        request.put("pollingDay", "+999999999-12-31");
        refused("pollingDay");
    }

    @ParameterizedTest
    @CsvSource({
        "certificatesUntil, 0, certificatesUntil",
        "certificatesFrom, 16, certificatesFrom",
        "certificatesFrom, 0, certificatesUntil",
        "listsDue, 10, listsDue",
        "transfersUntil, 19, transfersUntil",
        "transfersUntil, 5000, transfersUntil",
        "specialListsFrom, -1, specialListsFrom",
        "specialListsFrom, 800000, specialListsFrom",
        "homeVisitsUntil, -1, homeVisitsUntil",
        "homeVisitsUntil, 2000000, homeVisitsUntil",
    })
    void aStepOutOfOrderIsNamed(String step, int daysBefore, String named) {
        LocalDate date = day.minusDays(daysBefore);
        String time = step.equals("certificatesUntil") ? "T20:00:00" : "T00:00:00";
        request.put("calendar", Map.of(step, date + time));
        refused("calendar." + named);
    }

    @Test
    void theHoursOfThePollsAreInOrder() {
        request.put("calendar", Map.of("pollsOpen", "20:00:00", "pollsClose", "07:00:00"));
        refused("calendar.pollsClose");
    }

    @Test
    void aZoneIsOneOfTheDatabaseOfZones() {
        request.put("timeZone", "Asia/Atlantis");
        refused("timeZone");
    }

    @Test
    void aContestStandsOnce() {
        Map<String, Object> contest =
                Map.of("code", "mazhilis", "titles", Map.of("kk", "К", "ru", "К", "en", "C"), "scope", "");
        request.put("contests", List.of(contest, contest));
        refused("contests[1].code");
        request.put("contests", List.of());
        refused("contests");
    }

    @Test
    void aScopeIsAPrefixOfAPlace() {
        request.put(
                "contests",
                List.of(Map.of("code", "m", "titles", Map.of("kk", "К", "ru", "К", "en", "C"), "scope", "%")));
        refused("contests[0].scope");
    }

    @Test
    void anElectionThatIsNotThereIsNotFound() {
        service.anybody()
                .get("/api/v1/elections/no-such")
                .then()
                .statusCode(404)
                .body("type", problem("not-found"));
    }

    @Test
    void theClockOfARehearsalGoesForwardOnly() {
        Poll poll = service.newElection(country);
        service.moveClock(country, poll.at(java.time.LocalTime.NOON));
        move(poll.at(java.time.LocalTime.of(11, 0)).toString());
        move("1826-01-01T00:00:00Z");
        move("9999-01-01T00:00:00Z");
        move("+999999999-12-31T23:59:59-18:00");
    }

    private void move(String time) {
        service.as(country.admin)
                .body(Map.of("now", time))
                .post("/api/v1/clock")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("now"));
    }

    private Response create() {
        return service.as(country.admin).body(request).post("/api/v1/elections");
    }

    private void refused(String field) {
        create().then()
                .statusCode(400)
                .body("type", problem("invalid-request"))
                .body("errors[0].field", equalTo(field));
    }
}
