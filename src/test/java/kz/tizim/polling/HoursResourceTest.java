package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Browser;
import kz.tizim.kit.Certificates;
import kz.tizim.kit.HomeVisitDesk;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other hours, or another place, by an act of the territorial commission (domain rule 17). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HoursResourceTest extends WithCountry {
    private Iin voter;
    private Iin other;
    private Poll poll;

    @BeforeEach
    void twoVoters() throws Exception {
        voter = country.citizen(country.home);
        other = country.citizen(country.home);
        poll = service.electionWithLists(country);
    }

    @Test
    void anExtensionAdmitsUntilItsEnd() {
        service.openPolls(country, poll, country.home, country.neighbour);
        change(country.home, "No 12", null, "21:30:00")
                .then()
                .statusCode(200)
                .body("closesAt", equalTo(poll.day() + "T21:30:00+05:00"));
        service.moveClock(country, poll.at(LocalTime.of(21, 29)));
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
        service.close(poll, country.home, 1, null).then().statusCode(422).body("type", problem("outside-window"));
        service.moveClock(country, poll.at(LocalTime.of(21, 30)));
        pollsClosed(service.ballot(poll, country.home, other, newKey()));
        service.close(poll, country.home, 1, null).then().statusCode(200);
    }

    @Test
    void whatIsDecidedUntilThePollsCloseIsDecidedUntilTheEndOfAnExtension() {
        var visits = new HomeVisitDesk(service, poll, country.home);
        String visit = visits.asked(voter);
        var certificates = new Certificates(service, poll, country.home);
        String number = service.certificate(poll, country.home, other);
        service.openPolls(country, poll, country.home);
        change(country.home, "No 12", null, "21:30:00").then().statusCode(200);
        service.moveClock(country, poll.at(LocalTime.of(21, 29)));
        visits.accept(visit).then().statusCode(201);
        visits.withdraw(country.home.member(), visit).then().statusCode(201);
        certificates.annul(number, other);
    }

    @Test
    void itHoldsForNoOtherPrecinctAndNoOtherElection() throws Exception {
        Iin neighbour = country.citizen(country.neighbour);
        Poll elsewhere = service.electionWithLists(country);
        service.openPolls(country, elsewhere, country.home, country.neighbour);
        change(country.home, "No 12", null, "21:30:00").then().statusCode(200);
        service.moveClock(country, elsewhere.at(LocalTime.of(20, 30)));
        pollsClosed(service.ballot(elsewhere, country.neighbour, neighbour, newKey()));
        pollsClosed(service.ballot(elsewhere, country.home, voter, newKey()));
    }

    @Test
    void anEarlyClosingAdmitsNobodyAfterIt() {
        service.openPolls(country, poll, country.home);
        change(country.home, "No 12", null, "12:00:00").then().statusCode(200);
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
        service.moveClock(country, poll.at(LocalTime.NOON));
        pollsClosed(service.ballot(poll, country.home, other, newKey()))
                .then()
                .body("closesAt", equalTo(poll.day() + "T12:00+05:00"));
        service.close(poll, country.home, 1, null).then().statusCode(200).body("state", equalTo("LOCKED"));
    }

    @Test
    void nobodyIsPutOutsideOfTheHoursAfterwards() {
        service.openPolls(country, poll, country.home);
        outsideWindow(change(country.home, "No 12", null, "09:00:00"));
    }

    @Test
    void anOpeningIsPutOffUntilItHappened() {
        change(country.home, "No 11", "09:00:00", null).then().statusCode(200).body("state", equalTo("CLOSED"));
        service.moveClock(country, poll.at(LocalTime.of(8, 59)));
        pollsClosed(service.open(poll, country.home));
        service.moveClock(country, poll.at(LocalTime.of(9, 0)));
        service.open(poll, country.home).then().statusCode(200).body("state", equalTo("OPEN"));
        outsideWindow(change(country.home, "No 12", "10:00:00", null));
    }

    @Test
    void afterTheCloseNothingIsExtended() {
        service.openPolls(country, poll, country.home);
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        pollsClosed(change(country.neighbour, "No 12", null, "22:00:00"));
        // The chair has not told of the end yet, but may be counting.
        pollsClosed(change(country.home, "No 12", null, "20:30:00"));
        pollsClosed(service.ballot(poll, country.home, voter, newKey()));
        service.close(poll, country.home, 3, null).then().statusCode(409);
        pollsClosed(change(country.home, "No 13", null, "22:00:00"));
        service.close(poll, country.home, 0, null).then().statusCode(200);
        pollsClosed(change(country.home, "No 14", null, "22:00:00"));
    }

    @Test
    void theTerritorialCommissionDecidesForItsOwnPrecinctsAndNobodyElse() {
        for (String username :
                new String[] {country.home.chair(), country.home.member(), country.central, country.admin}) {
            change(username, country.home, body("No 12", null, "21:00:00"))
                    .then()
                    .statusCode(403);
        }
        var foreign = new SmallCountry(database);
        change(foreign.territorial, country.home, body("No 12", null, "21:00:00"))
                .then()
                .statusCode(404)
                .body("type", problem("not-found"));
    }

    @Test
    void theSameActAgainIsTheSameChangeAndAnotherOneUnderItsNumberIsRefused() {
        change(country.home, "No 12", null, "21:30:00").then().statusCode(200);
        change(country.home, "No 12", null, "21:30:00").then().statusCode(200);
        change(country.home, "No 12", null, "22:30:00").then().statusCode(409).body("type", problem("already-exists"));
        assertEquals(1, country.query("""
                        select count(*)::int from audit
                        where action = 'hours-changed' and outcome = 'already-exists' and precinct_id = ?
                          and subject = 'No 12'""", country.home.id()), "that somebody asked is on record");
        assertEquals(
                1, country.query("select count(*)::int from polling_change where precinct_id = ?", country.home.id()));
    }

    @Test
    void anActThatChangesNothingOrTurnsTheHoursRoundIsNotValid() {
        invalid(change(country.home, "No 12", null, null), "closes");
        invalid(change(country.home, "No 12", "21:00:00", null), "closes");
        invalid(change(country.home, "No 12", null, "21:30:30"), "closes");
        var half = body("No 12", null, null);
        half.put("place", Map.of("address", address(), "latitude", 53.3));
        invalid(change(country.territorial, country.home, half), "place.longitude");
    }

    @Test
    void citizensSeeTheNewHoursAndPlaceAtOnce() {
        service.lookup(poll, voter, "1234").then().body("precinct.closesAt", equalTo(poll.day() + "T20:00:00+05:00"));
        facts().then().body("closes", equalTo("20:00:00")).body("address.en", equalTo("1 Garden"));
        var moved = body("No 12", null, "21:30:00");
        moved.put("place", Map.of("address", address(), "latitude", 53.3, "longitude", 69.4));
        change(country.territorial, country.home, moved).then().statusCode(200);
        service.lookup(poll, voter, "1234")
                .then()
                .body("precinct.closesAt", equalTo(poll.day() + "T21:30:00+05:00"))
                .body("precinct.address.kk", equalTo("Абай көшесі 3"))
                .body("precinct.latitude", equalTo(53.3f));
        facts().then()
                .body("closes", equalTo("21:30:00"))
                .body("address.en", equalTo("3 Abai St"))
                .body("position.longitude", equalTo(69.4f));
    }

    @Test
    void desksSendAVoterToTheNewPlace() {
        var moved = body("No 12", null, null);
        moved.put("place", Map.of("address", address()));
        change(country.territorial, country.home, moved).then().statusCode(200);
        service.openPolls(country, poll, country.neighbour);
        service.ballot(poll, country.neighbour, voter, newKey())
                .then()
                .statusCode(422)
                .body("address.kk", equalTo("Абай көшесі 3"))
                .body("address.ru", equalTo("ул. Абая 3"));
        new Browser(country.neighbour.member())
                .post("/desk/search?lang=ru", Map.of("query", voter.digits()))
                .then()
                .statusCode(200)
                .body(containsString("ул. Абая 3"));
    }

    @Test
    void aPlaceOfUnknownPositionHasNoneOnTheMap() {
        var moved = body("No 12", null, null);
        moved.put("place", Map.of("address", address()));
        change(country.territorial, country.home, moved).then().statusCode(200);
        facts().then().body("address.ru", equalTo("ул. Абая 3")).body("position", nullValue());
    }

    private static Map<String, String> address() {
        return Map.of("kk", "Абай көшесі 3", "ru", "ул. Абая 3", "en", "3 Abai St");
    }

    private Response facts() {
        return service.anybody().get("/api/v1/precincts/" + country.home.code() + "?election=" + poll.code());
    }

    private static Map<String, Object> body(String act, @Nullable String opens, @Nullable String closes) {
        var body = new LinkedHashMap<String, Object>();
        body.put("act", act);
        body.put("reason", "Ninety minutes without electricity");
        body.put("opens", opens);
        body.put("closes", closes);
        return body;
    }

    private Response change(Place place, String act, @Nullable String opens, @Nullable String closes) {
        return change(country.territorial, place, body(act, opens, closes));
    }

    private Response change(String username, Place place, Map<String, Object> body) {
        return service.as(username).body(body).post(poll.path("/precincts/" + place.code() + "/hours"));
    }

    private static void invalid(Response answer, String field) {
        answer.then().statusCode(400).body("errors[0].field", equalTo(field));
    }

    private static void outsideWindow(Response answer) {
        answer.then().statusCode(422).body("type", problem("outside-window"));
    }

    private static Response pollsClosed(Response answer) {
        answer.then().statusCode(422).body("type", problem("polls-closed"));
        return answer;
    }
}
