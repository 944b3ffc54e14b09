package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Browser;
import kz.tizim.kit.HomeVisitDesk;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.WithListedVoter;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** Voting at home, rule by rule (domain rule 10). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HomeVisitResourceTest extends WithListedVoter {

    @Test
    void aFaultIsShownOnThePageWhereItWasMade() throws Exception {
        List<Iin> others = country.citizens(country.home, 50);
        service.moveClock(country, poll.at(LocalTime.of(20, 0)).plusDays(1));
        poll = service.electionWithLists(country);
        String oldest = desk().asked(voter);
        others.forEach(other -> desk().asked(other));
        new Browser(country.home.chair())
                .post(
                        "/desk/home-visits/" + oldest + "/decision",
                        Map.of("accepted", "no", "after", "50", "key", newKey()))
                .then()
                .statusCode(400)
                .body(containsString("id=\"reason-" + oldest + "-error\""))
                .body(containsString("name=\"after\" value=\"50\""));
    }

    @Test
    void aRequestIsTakenAndTheChairAcceptsIt() {
        String visit = desk().asked(voter);
        desk().decide(country.home.member(), visit, true, null).then().statusCode(403);
        desk().decide(country.home.chair(), visit, true, null)
                .then()
                .statusCode(201)
                .body("state", equalTo("ACCEPTED"));
        service.as(country.home.member())
                .get(poll.path("/home-visits?precinct=" + country.home.code()))
                .then()
                .statusCode(200)
                .body("id", contains(visit))
                .body("state", contains("ACCEPTED"))
                .body("reason", contains("HEALTH"));
    }

    @Test
    void requestsAreTakenUntilNoonByThePrecinctsClock() {
        service.moveClock(country, poll.at(LocalTime.of(11, 59, 30)));
        String visit = desk().asked(voter);
        service.moveClock(country, poll.at(LocalTime.NOON));
        desk().ask(voter, newKey()).then().statusCode(422).body("type", problem("outside-window"));
        service.moveClock(country, poll.at(LocalTime.of(12, 5)));
        desk().ask(voter, newKey())
                .then()
                .statusCode(422)
                .body("type", problem("outside-window"))
                .body("until", equalTo(poll.day() + "T12:00"))
                .body("timeZone", equalTo("Asia/Almaty"));
        // What came in time is decided in the afternoon, too.
        desk().accept(visit).then().statusCode(201);
    }

    @Test
    void nothingIsTakenBeforeHandover() throws InterruptedException {
        poll = service.newElection(country);
        service.buildLists(country, poll);
        desk().ask(voter, newKey()).then().statusCode(409).body("type", problem("lists-frozen"));
    }

    @Test
    void aRequestIsRefusedWhileACertificateIsOut() {
        service.certificate(poll, country.home, voter);
        desk().ask(voter, newKey())
                .then()
                .statusCode(409)
                .body("type", problem("detached"))
                .body("since", notNullValue());
    }

    @Test
    void aVoterAsksAtTheOwnPrecinctAndOnce() {
        desk(country.neighbour)
                .ask(voter, newKey())
                .then()
                .statusCode(422)
                .body("type", problem("not-on-list"))
                .body("listedAt", equalTo(country.home.code()));
        desk().ask(country.citizen(country.home), newKey())
                .then()
                .statusCode(422)
                .body("type", problem("not-on-list"));
        desk().asked(voter);
        desk().ask(voter, newKey())
                .then()
                .statusCode(409)
                .body("type", problem("already-exists"))
                .body("since", notNullValue());
    }

    @Test
    void theSameKeyAsksOnce() {
        String key = newKey();
        String first = desk().ask(voter, key).asString();
        desk().ask(voter, key)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", equalTo("true"))
                .body(equalTo(first));
    }

    @Test
    void ofTwoRequestsInTheSameInstantOneIsTaken() throws Exception {
        var start = new CountDownLatch(1);
        Callable<Integer> request = () -> {
            start.await();
            return desk().ask(voter, newKey()).statusCode();
        };
        service.token(country.home.member());
        try (ExecutorService desks = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> answers = List.of(desks.submit(request), desks.submit(request));
            start.countDown();
            assertEquals(
                    List.of(201, 409),
                    List.of(answers.get(0).get(), answers.get(1).get()).stream()
                            .sorted()
                            .toList());
        }
    }

    @Test
    void aRefusalHasAReasonAndOnlyARefusalHas() {
        String visit = desk().asked(voter);
        desk().decide(country.home.chair(), visit, false, null)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"));
        desk().decide(country.home.chair(), visit, true, "Why not")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"));
        desk().decide(country.home.chair(), visit, false, "The station stands in the same house")
                .then()
                .statusCode(201)
                .body("state", equalTo("REFUSED"))
                .body("stateReason", equalTo("The station stands in the same house"));
        desk().decide(country.home.chair(), visit, true, null)
                .then()
                .statusCode(409)
                .body("type", problem("already-exists"))
                .body("state", equalTo("REFUSED"));
        desk().asked(voter);
    }

    @Test
    void oncePollsHaveClosedNothingIsDecided() {
        String visit = desk().asked(voter);
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        desk().accept(visit).then().statusCode(422).body("type", problem("outside-window"));
    }

    @Test
    void itIsDecidedUntilTheEndOfHoursThatAnActExtended() {
        String visit = desk().asked(voter);
        closeAt("22:00:00");
        service.moveClock(country, poll.at(LocalTime.of(20, 30)));
        desk().accept(visit).then().statusCode(201);
    }

    @Test
    void afterAnEarlierEndNothingIsWithdrawn() {
        String visit = desk().asked(voter);
        closeAt("11:00:00");
        service.moveClock(country, poll.at(LocalTime.of(11, 0)));
        desk().withdraw(country.home.member(), visit).then().statusCode(422).body("type", problem("outside-window"));
    }

    private void closeAt(String closes) {
        service.as(country.territorial)
                .body(Map.of("act", "No 12", "reason", "A storm", "closes", closes))
                .post(poll.path("/precincts/" + country.home.code() + "/hours"))
                .then()
                .statusCode(200);
    }

    @Test
    void anotherPrecinctsRequestsAreAsIfTheyWereNotThere() {
        String visit = desk().asked(voter);
        desk().decide(country.neighbour.chair(), visit, true, null).then().statusCode(404);
        desk().withdraw(country.neighbour.chair(), visit).then().statusCode(404);
        service.as(country.neighbour.chair())
                .get(poll.path("/home-visits?precinct=" + country.home.code()))
                .then()
                .statusCode(404);
    }

    private HomeVisitDesk desk() {
        return desk(country.home);
    }

    private HomeVisitDesk desk(Place place) {
        return new HomeVisitDesk(service, poll, place);
    }
}
