package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Closing;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A precinct that nobody could open all day enters its paper in the evening (domain rule 15). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LateOpeningResourceTest extends WithPaper {
    private Iin remote;

    @BeforeEach
    void aPrecinctWithoutNetworkAllDay() throws Exception {
        remote = country.citizen(country.otherTown);
        poll = service.electionWithLists(country);
        service.moveClock(country, poll.at(LocalTime.of(20, 5)));
    }

    @Test
    void openedByAnActItEntersItsPaperAdmitsNobodyAndCloses() {
        late(country.otherTown, remote, "14", newKey()).then().statusCode(422).body("type", problem("polls-closed"));
        open("No 14").then().statusCode(200).body("state", equalTo("CLOSING")).body("openingAct", equalTo("No 14"));
        service.ballot(poll, country.otherTown, remote, newKey())
                .then()
                .statusCode(422)
                .body("type", problem("polls-closed"));
        late(country.otherTown, remote, "14", newKey())
                .then()
                .statusCode(201)
                .body("results.outcome", contains("ADMITTED"));
        Closing.asTheLedgerSays(service, poll, country.otherTown)
                .send()
                .then()
                .statusCode(200)
                .body("state", equalTo("LOCKED"))
                .body("admitted", equalTo(1));
    }

    @Test
    void theSameActAgainIsTheSameOpeningAndAnotherOneIsRefused() {
        open("No 14").then().statusCode(200);
        open("No 14").then().statusCode(200).body("state", equalTo("CLOSING"));
        open("No 15").then().statusCode(409).body("type", problem("already-exists"));
    }

    @Test
    void withinTheHoursAPrecinctIsOpenedWithoutAnAct() throws Exception {
        poll = service.electionWithLists(country);
        service.moveClock(country, poll.at(LocalTime.of(19, 59)));
        open("No 14").then().statusCode(422).body("type", problem("outside-window"));
    }

    @Test
    void noPaperIsEnteredOnADraft() throws Exception {
        poll = service.newElection(country);
        service.buildLists(country, poll);
        service.moveClock(country, poll.at(LocalTime.of(20, 5)));
        open("No 14").then().statusCode(409).body("type", problem("lists-frozen"));
        assertEquals(
                1,
                country.query(
                        "select count(*)::int from audit where action = 'precinct-opened-late' and outcome = 'lists-frozen'"
                                + " and precinct_id = ? and subject like '% No 14'",
                        country.otherTown.id()));
        late(country.otherTown, remote, "14", newKey()).then().statusCode(422).body("type", problem("polls-closed"));
    }

    @Test
    void onlyTheTerritorialCommissionDoesIt() {
        for (String username : new String[] {country.otherTown.chair(), country.otherTown.member(), country.central}) {
            open(username, "No 14").then().statusCode(403);
        }
    }

    private Response open(String act) {
        return open(country.territorial, act);
    }

    private Response open(String username, String act) {
        return service.as(username)
                .body(Map.of("act", act, "reason", "Without network from morning to night"))
                .post(poll.path("/precincts/" + country.otherTown.code() + "/late-opening"));
    }
}
