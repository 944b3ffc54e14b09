package kz.tizim.voterlist;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.WithListedVoter;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Corrections, rule by rule (domain rule 5). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CorrectionResourceTest extends WithListedVoter {
    private static final String REASON = "The address lies within another precinct";

    private Iin newcomer;

    @BeforeEach
    void aNewcomer() {
        newcomer = country.citizen(country.home);
    }

    @Test
    void whoIsMissingIsIncludedByTheCommissionsDecision() {
        decide(asked(newcomer, "INCLUDE"), true, null).then().statusCode(201).body("late", equalTo(false));
        onHomeList(newcomer);
        service.as(country.home.member())
                .get(poll.path("/precincts/" + country.home.code() + "/list-changes"))
                .then()
                .body("basis", contains("CORRECTION"));
    }

    @Test
    void whoDoesNotBelongThereIsTakenOff() {
        decide(asked(voter, "EXCLUDE"), true, null).then().statusCode(201);
        onNoList(voter);
    }

    @Test
    void theDeadlineIsTheEndOfTheLocalDay() {
        country.run("update precinct set time_zone = 'Asia/Aqtau' where id = ?", country.neighbour.id());
        Map<String, Object> request = request(newcomer, "INCLUDE");
        request.put("precinct", country.neighbour.code());
        Response answer =
                service.as(country.neighbour.member(), newKey()).body(request).post(poll.path("/corrections"));
        answer.then().statusCode(201);
        var requested = OffsetDateTime.parse(answer.path("requestedAt"));
        LocalDate day = requested.toLocalDate();
        assertEquals(
                day.plusDays(1).atStartOfDay(ZoneId.of("Asia/Aqtau")).toOffsetDateTime(),
                OffsetDateTime.parse(answer.path("decideBefore")));
    }

    @Test
    void aDecisionOfTheNextDayIsLate() {
        String id = asked(newcomer, "INCLUDE");
        service.moveClock(country, service.now().plusDays(1));
        decide(id, true, null).then().statusCode(201).body("late", equalTo(true));
        onHomeList(newcomer);
    }

    @Test
    void aRefusalHasItsReasonsToPrint() {
        String id = asked(newcomer, "INCLUDE");
        decide(id, false, null).then().statusCode(201);
        onNoList(newcomer);
        service.as(country.home.member())
                .get(poll.path("/corrections/" + id))
                .then()
                .statusCode(200)
                .body("decisions.granted", contains(false))
                .body("decisions.text", contains(REASON));
    }

    @Test
    void theCommissionDecidesOnceAndACourtOverrides() {
        String id = asked(newcomer, "INCLUDE");
        decide(id, false, null).then().statusCode(201);
        refused(decide(id, true, null), 409, "already-exists");
        decide(id, true, "1412-26").then().statusCode(201).body("caseNumber", equalTo("1412-26"));
        onHomeList(newcomer);
        refused(decide(id, true, "1413-26"), 409, "already-exists");
        service.as(country.home.member())
                .get(poll.path("/precincts/" + country.home.code() + "/list-changes"))
                .then()
                .body("basis", contains("COURT"));
    }

    @Test
    void whoIsListedElsewhereIsMovedByACourtOnly() throws Exception {
        Iin elsewhere = country.citizen(country.neighbour);
        poll = service.electionWithLists(country);
        String id = asked(elsewhere, "INCLUDE");
        refused(decide(id, true, null), 422, "not-on-list").then().body("listedAt", equalTo(country.neighbour.code()));
        decide(id, true, "1412-26").then().statusCode(201);
        onHomeList(elsewhere);
    }

    @Test
    void aNameIsFoundWhereItsLineIsNow() throws Exception {
        Iin moved = country.citizen(country.neighbour, LocalDate.of(1979, 3, 4), "Досжанов", "Ерлан", "Болатұлы");
        poll = service.electionWithLists(country);
        assertEquals(List.of(0, 1), foundByName());
        decide(asked(moved, "INCLUDE"), true, "1413-26").then().statusCode(201);
        assertEquals(List.of(1, 0), foundByName());
        decide(asked(moved, "EXCLUDE"), true, null).then().statusCode(201);
        assertEquals(List.of(0, 0), foundByName());
        decide(asked(moved, "INCLUDE"), true, null).then().statusCode(201);
        assertEquals(List.of(1, 0), foundByName());
    }

    /** How many are found by one name at home and at the neighbour, however it is spelt. */
    private List<Integer> foundByName() {
        return Stream.of(country.home, country.neighbour)
                .map(place -> {
                    int found = found(place, "Досжанов");
                    assertEquals(found, found(place, "Дсжанов Ерлан"));
                    return found;
                })
                .toList();
    }

    private int found(SmallCountry.Place place, String name) {
        List<?> voters = service.search(poll, place, name).path("voters");
        return voters.size();
    }

    @Test
    void whoIsWronglyDeceasedIsIncludedOnTheSameDay() {
        country.run("update citizen set life_status = 'DECEASED' where iin = ?", newcomer.value());
        decide(asked(newcomer, "INCLUDE"), true, null).then().statusCode(201);
        onHomeList(newcomer);
    }

    @Test
    void aForeignerIsIncludedByACourtOnly() {
        country.run("update citizen set citizenship = 'UZ' where iin = ?", newcomer.value());
        String id = asked(newcomer, "INCLUDE");
        refused(decide(id, true, null), 422, "not-eligible");
        decide(id, true, "1412-26").then().statusCode(201);
    }

    @Test
    void aVoterWithACertificateThatIsOutStaysOnTheList() {
        String id = asked(voter, "EXCLUDE");
        service.certificate(poll, country.home, voter);
        refused(decide(id, true, null), 409, "detached");
        onHomeList(voter);
    }

    @Test
    void theSameRequestWaitsOnce() {
        asked(newcomer, "INCLUDE");
        refused(ask(newcomer, "INCLUDE"), 409, "already-exists");
        asked(newcomer, "EXCLUDE");
        service.as(country.home.chair())
                .get(poll.path("/precincts/" + country.home.code() + "/corrections"))
                .then()
                .body("kind", contains("EXCLUDE", "INCLUDE"));
    }

    @Test
    void onPollingDayNoRequestIsTaken() {
        service.moveClock(country, poll.at(LocalTime.MIDNIGHT).minusSeconds(30));
        asked(newcomer, "INCLUDE");
        service.moveClock(country, poll.at(LocalTime.MIDNIGHT));
        refused(ask(voter, "EXCLUDE"), 422, "outside-window");
    }

    @Test
    void nothingIsDecidedOnceThePollsClose() {
        String id = asked(newcomer, "INCLUDE");
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        refused(decide(id, true, "1412-26"), 422, "outside-window");
    }

    @Test
    void nobodyOfAnotherPrecinctReadsOrDecides() {
        String path = poll.path("/corrections/" + asked(newcomer, "INCLUDE"));
        service.as(country.neighbour.chair()).get(path).then().statusCode(404);
        service.as(country.neighbour.chair(), newKey())
                .body(Map.of("granted", true, "text", REASON))
                .post(path + "/decision")
                .then()
                .statusCode(404);
        service.as(country.home.member(), newKey())
                .body(Map.of("granted", true, "text", REASON))
                .post(path + "/decision")
                .then()
                .statusCode(403);
    }

    private String asked(Iin iin, String kind) {
        return ask(iin, kind).then().statusCode(201).extract().path("id");
    }

    private Response ask(Iin iin, String kind) {
        return service.as(country.home.member(), newKey())
                .body(request(iin, kind))
                .post(poll.path("/corrections"));
    }

    private Map<String, Object> request(Iin iin, String kind) {
        var request = new LinkedHashMap<String, Object>();
        request.put("iin", iin.digits());
        request.put("precinct", country.home.code());
        request.put("kind", kind);
        request.put("statement", "Lives at 1 Garden St");
        return request;
    }

    private Response decide(String id, boolean granted, @Nullable String caseNumber) {
        var decision = new LinkedHashMap<String, Object>();
        decision.put("granted", granted);
        decision.put("text", REASON);
        decision.put("caseNumber", caseNumber);
        return service.as(country.home.chair(), newKey())
                .body(decision)
                .post(poll.path("/corrections/" + id + "/decision"));
    }

    private void onHomeList(Iin iin) {
        service.search(poll, country.home, iin.digits()).then().body("voters", hasSize(1));
    }

    private void onNoList(Iin iin) {
        service.as(country.central)
                .body(Map.of("iin", iin.digits()))
                .post(poll.path("/voters/search"))
                .then()
                .body("voters", empty());
    }

    private static Response refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).body("type", problem(slug));
        return answer;
    }
}
