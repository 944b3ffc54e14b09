package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.HomeVisitDesk;
import kz.tizim.kit.Inclusions;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** The turns of lists and hours on polling day, each of which another rule allows or refuses (domain rules 5, 9 to 12, 17). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ListTurnsResourceTest extends WithTraveller {
    @Test
    void anEarlyEndLeavesWhatWaitsUndecided() {
        HomeVisitDesk desk = new HomeVisitDesk(service, poll, country.neighbour);
        desk.accepted(other);
        String waiting = desk.asked(listed());
        open();
        service.openPolls(country, poll, country.neighbour);
        Iin newcomer = country.citizen(country.neighbour);
        int inclusion = Inclusions.askByCourt(service, poll, country.neighbour, newcomer)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        String entry = service.ballot(poll, country.neighbour, other, List.of("maslikhat"), newKey())
                .path("results[0].ledgerEntry");
        int matter = service.askVoid(poll, country.neighbour.member(), entry).path("id");
        hours(country.neighbour, "11:00:00").then().statusCode(200);
        neighbourCloses = LocalTime.of(11, 0);
        service.moveClock(country, poll.at(neighbourCloses));
        refused(desk.ballot(other), 422, "polls-closed");
        refused(desk.accept(waiting), 422, "outside-window");
        refused(service.decide(country.neighbour.chair(), inclusion, true), 422, "polls-closed");
        closes(country.neighbour);
        refused(service.decide(country.neighbour.chair(), matter, true), 422, "polls-closed");
        refused(service.decide(country.neighbour.chair(), inclusion, true), 422, "polls-closed");
        assertEquals(0, country.query("select count(*)::int from ledger_void where iin = ?", other.value()));
    }

    @Test
    void noActExtendsThePollsPastMidnight() {
        open();
        hours(country.otherTown, "00:30:00").then().statusCode(400).body("errors[0].field", equalTo("closes"));
        hours(country.otherTown, "23:59:00").then().statusCode(200);
        service.moveClock(country, poll.at(LocalTime.of(23, 58, 30)));
        redeem(country.otherTown).then().statusCode(201);
        refused(certificates.takeBack(number, voter, newKey()), 422, "outside-window");
        service.moveClock(country, poll.at(LocalTime.of(23, 59)));
        closes(country.otherTown);
        closes(country.home);
    }

    @Test
    void whatIsCorrectedOnTheEveCountsOnPollingDay() {
        Iin newcomer = country.citizen(country.home);
        service.moveClock(country, poll.onTheEve(LocalTime.of(18, 0)));
        String include = correction(country.home, newcomer, "INCLUDE");
        String exclude = correction(country.home, voter, "EXCLUDE");
        decide(country.home, include).then().statusCode(201);
        service.moveClock(country, poll.at(LocalTime.of(6, 30)));
        refused(decide(country.home, exclude), 409, "detached");
        refused(service.issue(poll, country.home, newcomer, "mazhilis", newKey()), 422, "outside-window");
        open();
        service.ballot(poll, country.home, newcomer, newKey()).then().statusCode(201);
        certificates.takeBack(number, voter, newKey()).then().statusCode(201);
        decide(country.home, exclude).then().statusCode(201);
        refused(ballot(country.home), 422, "not-on-list");
        closes(country.home);
    }

    @Test
    void whoWasStruckOffByMistakeOnPollingDayIsIncludedAgain() {
        open();
        service.openPolls(country, poll, country.neighbour);
        service.as(country.neighbour.chair(), newKey())
                .body(Map.of(
                        "iin",
                        other.digits(),
                        "precinct",
                        country.neighbour.code(),
                        "ground",
                        "DEATH",
                        "reference",
                        "Act of death No 112"))
                .post(poll.path("/exclusions"))
                .then()
                .statusCode(201);
        refused(service.ballot(poll, country.neighbour, other, newKey()), 422, "not-on-list");
        int matter = service.as(country.neighbour.member())
                .body(Map.of(
                        "iin",
                        other.digits(),
                        "precinct",
                        country.neighbour.code(),
                        "basis",
                        "REGISTRY_PROOF",
                        "application",
                        "Application No 3"))
                .post(poll.path("/inclusions"))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        service.decide(country.neighbour.chair(), matter, true).then().statusCode(200);
        String entry = service.ballot(poll, country.neighbour, other, newKey()).path("results[0].ledgerEntry");
        voided(country.neighbour, entry);
        refused(replace(country.neighbour, entry), 409, "entry-void");
        String next = service.ballot(poll, country.neighbour, other, newKey()).path("results[0].ledgerEntry");
        replace(country.neighbour, next).then().statusCode(201).body("number", equalTo(1));
        closes(country.neighbour);
    }

    @Test
    void aSpecialListsVoterGoesThroughTheDayAsAnyOther() {
        country.run("update precinct set kind = 'SPECIAL' where id = ?", country.neighbour.id());
        certificates.takeBack(number, voter, newKey());
        service.moveClock(country, poll.at(LocalTime.MIDNIGHT).minusDays(2));
        service.as(country.neighbour.member(), newKey())
                .body(Map.of(
                        "iin", voter.digits(), "precinct", country.neighbour.code(), "reference", "Roll of the ward"))
                .post(poll.path("/special-entries"))
                .then()
                .statusCode(201);
        open();
        service.openPolls(country, poll, country.neighbour);
        refused(ballot(country.home), 422, "not-on-list");
        included(country.otherTown);
        refused(ballot(country.neighbour), 422, "not-on-list");
        ballot(country.otherTown).then().statusCode(201).body("results.outcome", contains("ADMITTED"));
        closes(country.neighbour);
        closes(country.otherTown);
        closes(country.home);
    }

    private Response replace(Place place, String entry) {
        return service.as(place.member(), newKey())
                .body(Map.of("reason", "Spoiled by the voter"))
                .post(poll.path("/ballots/" + entry + "/replacement"));
    }
}
