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
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Opening and closing of a precinct. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SessionResourceTest extends WithCountry {
    private Iin voter;
    private Iin late;
    private Poll poll;

    @BeforeEach
    void aPrecinctWithTwoVoters() throws Exception {
        voter = country.citizen(country.home);
        late = country.citizen(country.home);
        poll = service.electionWithLists(country);
    }

    @Test
    void aPrecinctIsOpenedWithinTheHoursOfPollingDayOnly() {
        pollsClosed(service.open(poll, country.home));
        service.moveClock(country, poll.at(LocalTime.of(6, 59)));
        pollsClosed(service.open(poll, country.home));
        service.moveClock(country, poll.at(LocalTime.of(7, 0)));
        service.open(poll, country.home).then().statusCode(200).body("state", equalTo("OPEN"));
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        pollsClosed(service.open(poll, country.neighbour));
    }

    @Test
    void nobodyVotesOnADraft() throws Exception {
        Poll draft = service.newElection(country);
        service.buildLists(country, draft);
        service.moveClock(country, draft.at(LocalTime.of(10, 0)));
        service.open(draft, country.home)
                .then()
                .statusCode(409)
                .body("type", problem("lists-frozen"))
                .body("detail", containsString("hands them over first"));
        pollsClosed(service.ballot(draft, country.home, voter, newKey())).then().body("session", equalTo("CLOSED"));
        service.as(country.admin).post(draft.path("/lists/handover")).then().statusCode(200);
        service.open(draft, country.home).then().statusCode(200);
        service.ballot(draft, country.home, voter, newKey()).then().statusCode(201);
    }

    @Test
    void whoWasRefusedToOpenIsOnRecord() {
        pollsClosed(service.open(poll, country.home));
        pollsClosed(service.open(poll, country.home));
        service.openPolls(country, poll, country.home);
        assertEquals(2, country.query("""
                select count(*)::int from audit a join election e on e.id = a.election_id
                join account chair on chair.id = a.account_id
                where a.action = 'precinct-opened' and a.outcome = 'polls-closed' and e.code = ? and a.precinct_id = ?
                  and chair.username = ?""", poll.code(), country.home.id(), country.home.chair()));
    }

    @Test
    void openingTwiceIsOpeningOnce() {
        service.openPolls(country, poll, country.home);
        service.open(poll, country.home).then().statusCode(200).body("state", equalTo("OPEN"));
    }

    @Test
    void beforeThePrecinctIsOpenedNobodyIsAdmitted() {
        service.openPolls(country, poll);
        pollsClosed(service.ballot(poll, country.home, voter, newKey())).then().body("session", equalTo("CLOSED"));
    }

    @Test
    void afterTheHoursNobodyIsAdmittedThoughThePrecinctIsNotClosedYet() {
        service.openPolls(country, poll, country.home);
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        pollsClosed(service.ballot(poll, country.home, voter, newKey()));
        state("OPEN");
    }

    @Test
    void aPrecinctIsNotClosedBeforeTheHoursEnd() {
        service.openPolls(country, poll, country.home);
        service.close(poll, country.home, 0, null).then().statusCode(422).body("type", problem("outside-window"));
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
    }

    @Test
    void aPrecinctThatWasNotOpenedIsNotClosed() {
        pollsClosed(service.close(poll, country.home, 0, null));
    }

    @Test
    void aDifferenceStopsTheCloseUntilAnActIsNamed() {
        voteAndEndTheDay();
        service.close(poll, country.home, 2, null)
                .then()
                .statusCode(409)
                .body("type", problem("counts-differ"))
                .body("admitted", equalTo(1))
                .body("signatures", equalTo(2));
        state("CLOSING");
        pollsClosed(service.ballot(poll, country.home, late, newKey()));
        service.close(poll, country.home, 2, "Act No 4")
                .then()
                .statusCode(200)
                .body("state", equalTo("LOCKED"))
                .body("differenceAct", equalTo("Act No 4"));
        pollsClosed(service.ballot(poll, country.home, late, newKey()));
    }

    @Test
    void equalCountsLockThePrecinctForGood() {
        voteAndEndTheDay();
        service.close(poll, country.home, 1, null)
                .then()
                .statusCode(200)
                .body("state", equalTo("LOCKED"))
                .body("admitted", equalTo(1))
                .body("differenceAct", nullValue());
        pollsClosed(service.ballot(poll, country.home, late, newKey()));
        pollsClosed(service.open(poll, country.home));
        service.close(poll, country.home, 5, "Act No 5").then().statusCode(200).body("signatures", equalTo(1));
    }

    @Test
    void whoVotesInTwoContestsSignsOnce() {
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, voter, null, newKey()).then().statusCode(201);
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        service.close(poll, country.home, 1, null).then().statusCode(200).body("state", equalTo("LOCKED"));
    }

    private void voteAndEndTheDay() {
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
    }

    private void state(String expected) {
        service.as(country.home.member())
                .get(poll.path("/precincts/" + country.home.code() + "/session"))
                .then()
                .statusCode(200)
                .body("state", equalTo(expected));
    }

    private static Response pollsClosed(Response answer) {
        answer.then().statusCode(422).body("type", problem("polls-closed"));
        return answer;
    }
}
