package kz.tizim.voterlist;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Service;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list that writes somebody wrongly is corrected, whatever the registry says (domain rule 5). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CorrectedDetailsResourceTest extends WithCountry {
    private static final LocalDate BORN = LocalDate.of(1979, 3, 4);

    private Iin akhmetov;
    private Iin sarsenov;
    private Poll poll;

    @BeforeEach
    void aListOfTwo() throws Exception {
        country.run("update precinct set kind = 'SPECIAL' where id = ?", country.neighbour.id());
        akhmetov = country.citizen(country.home, BORN, "Ахметов", "Ғани", "Болатұлы");
        sarsenov = country.citizen(country.home, BORN, "Сәрсенов", "Айбек", "Болатұлы");
        poll = service.electionWithLists(country);
    }

    @Test
    void theVoterIsWrittenAndFoundAsAsked() {
        amend(
                        akhmetov,
                        Map.of(
                                "surname",
                                "Абишев",
                                "patronymic",
                                "",
                                "street",
                                "Тәуелсіздік даңғылы",
                                "house",
                                "12/3А"))
                .then()
                .statusCode(201)
                .body("granted", equalTo(true));
        for (String query : List.of("Абишев", "abishev", "Тауелсиздик 12/3а", akhmetov.digits())) {
            service.search(poll, country.home, query)
                    .then()
                    .body("voters.surname", contains("Абишев"))
                    .body("voters[0].patronymic", nullValue())
                    .body("voters[0].givenName", equalTo("Ғани"))
                    .body("voters[0].house", equalTo("12/3А"))
                    .body("voters[0].line", equalTo(1));
        }
        // Papers may still have the name that the registry has.
        service.search(poll, country.home, "Ахметов").then().body("voters.surname", contains("Абишев"));
        service.as(country.home.member()).get(home("/voters")).then().body("surname", contains("Абишев", "Сәрсенов"));
    }

    @Test
    void itIsOneChangeOfTheListAndTheFrozenListStays() {
        byte[] before = csv();
        amend(akhmetov, Map.of("surname", "Абишев")).then().statusCode(201);
        assertArrayEquals(before, csv());
        service.as(country.home.member())
                .get(home("/list-changes"))
                .then()
                .body("change", contains("AMEND"))
                .body("basis", contains("CORRECTION"))
                .body("iin", contains(akhmetov.digits()))
                .body("other", contains(nullValue()));
        version(0).body("surname", contains("Ахметов", "Сәрсенов")).body("line", contains(1, 2));
        version(1).body("surname", contains("Абишев", "Сәрсенов")).body("line", contains(1, 2));
        amend(akhmetov, Map.of("surname", "Абишева")).then().statusCode(201);
        version(1).body("surname", contains("Абишев", "Сәрсенов"));
        version(2).body("surname", contains("Абишева", "Сәрсенов"));
    }

    @Test
    void theBridgeCountsNobodyTwice() {
        amend(akhmetov, Map.of("surname", "Абишев")).then().statusCode(201);
        service.moveClock(country, service.now().plusHours(1));
        String line = "lines.find { it.code == '" + country.home.code() + "' && it.contest == 'mazhilis' }";
        service.anybody()
                .get(poll.path("/bridge?limit=10000&level=PRECINCT"))
                .then()
                .body(line + ".opening", equalTo(2))
                .body(line + ".current", equalTo(2))
                .body(line + ".added", anEmptyMap())
                .body(line + ".removed", anEmptyMap());
    }

    @Test
    void theCorrectedNameGoesWhereTheVoterGoes() {
        amend(akhmetov, Map.of("surname", "Абишев")).then().statusCode(201);
        service.moveClock(country, poll.at(LocalTime.NOON).minusDays(3));
        service.as(country.neighbour.member(), newKey())
                .body(Map.of("iin", akhmetov.digits(), "precinct", country.neighbour.code(), "reference", "No 7"))
                .post(poll.path("/special-entries"))
                .then()
                .statusCode(201);
        service.search(poll, country.neighbour, "Абишев").then().body("voters.surname", contains("Абишев"));
        service.as(country.neighbour.member())
                .get(poll.path("/precincts/" + country.neighbour.code() + "/voters?version=1"))
                .then()
                .body("surname", contains("Абишев"));
        version(2).body("surname", contains("Сәрсенов"));
    }

    @Test
    void aBirthDateIsCorrectedToo() {
        amend(akhmetov, Map.of("birthDate", "1979-04-03")).then().statusCode(201);
        overTheCountry("1979-04-03").body("voters.iin", hasItem(akhmetov.digits()));
        service.search(poll, country.home, akhmetov.digits()).then().body("voters.birthDate", contains("1979-04-03"));
        overTheCountry("1979-04-04").body("voters.iin", not(hasItem(akhmetov.digits())));
    }

    @Test
    void aRefusalHasItsReasonsAndACourtOverrides() {
        String id = asked(akhmetov, Map.of("surname", "Абишев"));
        decide(id, false, null).then().statusCode(201);
        service.search(poll, country.home, akhmetov.digits()).then().body("voters.surname", contains("Ахметов"));
        service.as(country.home.member())
                .get(poll.path("/corrections/" + id))
                .then()
                .body("kind", equalTo("AMEND"))
                .body("details.surname", equalTo("Абишев"))
                .body("details.house", nullValue())
                .body("decisions.text", contains("Shown by papers"));
        decide(id, true, null).then().statusCode(409).body("type", problem("already-exists"));
        decide(id, true, "1412-26").then().statusCode(201);
        service.search(poll, country.home, akhmetov.digits()).then().body("voters.surname", contains("Абишев"));
        service.as(country.home.member()).get(home("/list-changes")).then().body("basis", contains("COURT"));
    }

    @Test
    void whoIsWrittenSoAlreadyOrStandsElsewhereIsNotAmended() {
        amend(akhmetov, Map.of("surname", "Ахметов")).then().statusCode(409).body("type", problem("already-exists"));
        Iin nobody = country.citizen(country.home);
        amend(nobody, Map.of("surname", "Абишев")).then().statusCode(422).body("type", problem("not-on-list"));
    }

    @Test
    void detailsAreAskedForToAmendAndOnlyThen() {
        invalid(request(akhmetov, "AMEND", null), "details");
        invalid(request(akhmetov, "AMEND", Map.of()), "details");
        invalid(request(akhmetov, "INCLUDE", Map.of("surname", "Абишев")), "details");
        invalid(request(akhmetov, "AMEND", Map.of("birthDate", "2150-01-01")), "details.birthDate");
        invalid(request(akhmetov, "AMEND", Map.of("surname", "")), "details.surname");
    }

    @Test
    void theSameKeyGetsTheFirstAnswer() {
        String key = newKey();
        Map<String, Object> request = request(akhmetov, "AMEND", Map.of("surname", "Абишев"));
        String first = ask(request, key).then().statusCode(201).extract().asString();
        ask(request, key).then().statusCode(201).body(equalTo(first));
        ask(request(akhmetov, "AMEND", Map.of("surname", "Абишева")), key)
                .then()
                .statusCode(422)
                .body("type", problem("idempotency-key-reused"));
    }

    @Test
    void theSecondRoundTakesTheListAsCorrected() throws Exception {
        amend(akhmetov, Map.of("surname", "Юсупов")).then().statusCode(201);
        service.moveClock(country, poll.at(LocalTime.NOON).plusDays(1));
        service.as(country.admin).post(poll.path("/lists/lock")).then().statusCode(200);
        LocalDate day = poll.day().plusDays(11);
        Map<String, Object> request = Service.electionRequest(poll.code() + "-2", day);
        request.put("listsFrom", poll.code());
        service.as(country.admin).body(request).post("/api/v1/elections").then().statusCode(201);
        var second = new Poll(poll.code() + "-2", day);
        service.buildLists(country, second);
        service.as(country.admin).post(second.path("/lists/handover")).then().statusCode(200);
        service.as(country.home.member())
                .get(second.path("/precincts/" + country.home.code() + "/voters?version=0"))
                .then()
                .body("surname", contains("Сәрсенов", "Юсупов"));
        for (String name : List.of("Юсупов", "Ахметов")) { // on the list, and in the registry
            service.search(second, country.home, name).then().body("voters.line", contains(2));
        }
    }

    @Test
    void nobodyOfAnotherPrecinctReadsOrDecides() {
        String path = poll.path("/corrections/" + asked(sarsenov, Map.of("flat", "12")));
        SmallCountry.Place other = country.otherTown;
        service.as(other.chair()).get(path).then().statusCode(404);
        service.as(other.chair(), newKey())
                .body(Map.of("granted", true, "text", "No"))
                .post(path + "/decision")
                .then()
                .statusCode(404);
        service.as(other.member(), newKey())
                .body(request(sarsenov, "AMEND", Map.of("flat", "13")))
                .post(poll.path("/corrections"))
                .then()
                .statusCode(404);
        service.search(poll, country.otherTown, sarsenov.digits()).then().body("voters", empty());
    }

    private io.restassured.response.ValidatableResponse overTheCountry(String birthDate) {
        return service.as(country.territorial)
                .body(Map.of("surname", "Ахметов", "birthDate", birthDate))
                .post(poll.path("/voters/search"))
                .then()
                .statusCode(200);
    }

    private io.restassured.response.ValidatableResponse version(int number) {
        return service.as(country.home.member())
                .get(home("/voters?version=" + number))
                .then()
                .statusCode(200);
    }

    private byte[] csv() {
        return service.as(country.home.member()).get(home("/list.csv")).asByteArray();
    }

    private String home(String rest) {
        return poll.path("/precincts/" + country.home.code() + rest);
    }

    private void invalid(Map<String, Object> request, String field) {
        ask(request, newKey()).then().statusCode(400).body("errors.field", hasItem(field));
    }

    private Response amend(Iin iin, Map<String, String> details) {
        return decide(asked(iin, details), true, null);
    }

    private String asked(Iin iin, Map<String, String> details) {
        return ask(request(iin, "AMEND", details), newKey())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response ask(Map<String, Object> request, String key) {
        return service.as(country.home.member(), key).body(request).post(poll.path("/corrections"));
    }

    private Map<String, Object> request(Iin iin, String kind, @Nullable Map<String, String> details) {
        var request = new LinkedHashMap<String, Object>();
        request.put("iin", iin.digits());
        request.put("precinct", country.home.code());
        request.put("kind", kind);
        request.put("statement", "Identity card shown");
        request.put("details", details);
        return request;
    }

    private Response decide(String id, boolean granted, @Nullable String caseNumber) {
        var decision = new LinkedHashMap<String, Object>();
        decision.put("granted", granted);
        decision.put("text", "Shown by papers");
        decision.put("caseNumber", caseNumber);
        return service.as(country.home.chair(), newKey())
                .body(decision)
                .post(poll.path("/corrections/" + id + "/decision"));
    }
}
