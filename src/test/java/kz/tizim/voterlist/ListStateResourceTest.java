package kz.tizim.voterlist;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From handover to lock (domain §3). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ListStateResourceTest extends WithCountry {
    private Iin voter;

    @BeforeEach
    void aVoter() {
        voter = country.citizen(country.home);
    }

    @Test
    void listsOpenByTheCalendarWithoutACall() throws Exception {
        Poll poll = service.newElection(country, Map.of("listsOpenFrom", 5, "certificatesFrom", 5));
        service.buildLists(country, poll);
        service.as(country.admin)
                .post(poll.path("/lists/handover"))
                .then()
                .statusCode(200)
                .body("state", equalTo("HANDED_OVER"));
        service.moveClock(country, poll.at(LocalTime.MIDNIGHT).minusDays(5));
        service.as(country.admin).get(poll.path("/lists")).then().body("state", equalTo("OPEN"));
        service.anybody().get(poll.path("")).then().body("listsState", equalTo("OPEN"));
    }

    @Test
    void listsAreLockedOnceThePollsHaveClosedEverywhereAndEveryPrecinctIsLocked() throws Exception {
        Poll poll = service.electionWithLists(country);
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
        stillVoting(lock(poll));
        service.moveClock(country, poll.at(LocalTime.NOON).plusDays(1));
        stillVoting(lock(poll)).then().body("precincts", equalTo(1));
        service.close(poll, country.home, 1, null).then().statusCode(200);
        lock(poll).then().statusCode(200).body("state", equalTo("LOCKED"));
        lock(poll).then().statusCode(200).body("state", equalTo("LOCKED"));
    }

    @Test
    void aDraftIsNotLocked() throws Exception {
        Poll poll = service.newElection(country);
        service.buildLists(country, poll);
        lock(poll).then().statusCode(409).body("type", problem("lists-frozen"));
    }

    private Response lock(Poll poll) {
        return service.as(country.admin).post(poll.path("/lists/lock"));
    }

    private static Response stillVoting(Response answer) {
        answer.then().statusCode(409).body("type", problem("lists-frozen")).body("precincts", greaterThan(0));
        return answer;
    }
}
