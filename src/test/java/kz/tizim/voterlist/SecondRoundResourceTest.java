package kz.tizim.voterlist;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Links;
import kz.tizim.kit.Service;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second round or rerun: a new election with the first one's frozen list (domain §8). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SecondRoundResourceTest extends WithCountry {
    private Iin voter;
    private Iin traveller;
    private Iin dead;
    private Poll first;

    @BeforeEach
    void aFirstRound() throws Exception {
        voter = country.citizen(country.home);
        traveller = country.citizen(country.home);
        dead = country.citizen(country.home);
        first = service.electionWithLists(country);
    }

    @Test
    void theSecondRoundTakesTheLockedListWithNewCertificatesAndANewLedger() throws Exception {
        String number = service.certificate(first, country.home, traveller);
        exclude(dead);
        service.openPolls(country, first, country.home, country.otherTown);
        service.ballot(first, country.home, voter, newKey()).then().statusCode(201);
        service.redeem(first, country.otherTown, number, traveller, newKey())
                .then()
                .statusCode(201);
        lock();
        Iin newcomer = country.citizen(country.home);
        Poll second = secondRound();
        service.buildLists(country, second);
        service.as(country.admin).post(second.path("/lists/handover")).then().statusCode(200);
        service.search(second, country.home, voter.digits()).then().body("voters.line", contains(equalTo(1)));
        for (Iin nobody : new Iin[] {dead, newcomer}) {
            service.search(second, country.home, nobody.digits()).then().body("voters", empty());
        }
        service.certificate(second, country.home, traveller);
        service.openPolls(country, second, country.home);
        service.ballot(second, country.home, voter, newKey()).then().statusCode(201);
    }

    @Test
    void whoseNumbersWereLinkedAfterTheFirstRoundStandsOnceInTheSecond() throws Exception {
        String number = service.certificate(first, country.home, traveller);
        service.openPolls(country, first, country.home, country.otherTown);
        service.ballot(first, country.home, voter, newKey()).then().statusCode(201);
        service.redeem(first, country.otherTown, number, traveller, newKey())
                .then()
                .statusCode(201);
        lock();
        Links.link(service, country, dead, voter);
        Poll second = secondRound();
        service.buildLists(country, second);
        service.as(country.admin).post(second.path("/lists/handover")).then().statusCode(200);
        service.search(second, country.home, dead.digits()).then().body("voters.iin", contains(voter.digits()));
    }

    @Test
    void theListsAreTakenOnceTheyAreLocked() {
        Poll second = secondRound();
        frozen(service.as(country.admin).post(second.path("/lists")));
        service.anybody().get(second.path("")).then().body("listsFrom", equalTo(first.code()));
    }

    @Test
    void theFirstElectionIsNamedAndComesBefore() {
        Map<String, Object> request =
                Service.electionRequest("e-none-" + first.code(), first.day().plusDays(20));
        request.put("listsFrom", "no-such-election");
        invalid(request, "listsFrom");
        request.put("listsFrom", first.code());
        request.put("pollingDay", first.day().toString());
        invalid(request, "pollingDay");
    }

    private void lock() {
        service.moveClock(country, first.at(LocalTime.NOON).plusDays(1));
        service.close(first, country.home, 1, null).then().statusCode(200);
        service.close(first, country.otherTown, 1, null).then().statusCode(200);
        service.as(country.admin).post(first.path("/lists/lock")).then().statusCode(200);
    }

    private Poll secondRound() {
        LocalDate day = first.day().plusDays(11);
        Map<String, Object> request = Service.electionRequest(first.code() + "-2", day);
        request.put("listsFrom", first.code());
        service.as(country.admin).body(request).post("/api/v1/elections").then().statusCode(201);
        return new Poll(first.code() + "-2", day);
    }

    private void exclude(Iin iin) {
        service.as(country.home.chair(), newKey())
                .body(Map.of(
                        "iin", iin.digits(), "precinct", country.home.code(), "ground", "DEATH", "reference", "No 1"))
                .post(first.path("/exclusions"))
                .then()
                .statusCode(201);
    }

    private void invalid(Map<String, Object> request, String field) {
        service.as(country.admin)
                .body(request)
                .post("/api/v1/elections")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    private static void frozen(Response answer) {
        answer.then().statusCode(409).body("type", problem("lists-frozen"));
    }
}
