package kz.tizim.voterlist;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Links;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transfers to another list by application (domain §3). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TransferResourceTest extends WithCountry {
    private Iin voter;
    private Poll poll;

    @BeforeEach
    void anElectionWhoseTransfersEndInFiveDays() {
        voter = country.citizen(country.home);
        poll = service.newElection(
                country, Map.of("transfersUntil", 5, "listsDue", 5, "listsOpenFrom", 5, "certificatesFrom", 5));
    }

    @Test
    void theBuildHonoursATransfer() throws Exception {
        transfer(country.otherTown, voter, newKey()).then().statusCode(201).body("basis", equalTo("TRANSFER"));
        service.buildLists(country, poll);
        service.buildLists(country, poll);
        service.search(poll, country.otherTown, voter.digits()).then().body("voters.part", contains("MAIN"));
    }

    @Test
    void aTransferListsWhomNoRulePlaces() throws Exception {
        country.run("update citizen set street = 'Белгісіз көшесі' where iin = ?", voter.value());
        transfer(country.otherTown, voter, newKey()).then().statusCode(201);
        service.buildLists(country, poll);
        service.search(poll, country.otherTown, voter.digits()).then().body("voters.part", contains("MAIN"));
    }

    @Test
    void aTransferOfALinkedNumberIsItsPrincipals() throws Exception {
        Iin old = country.citizen(country.home);
        transfer(country.otherTown, old, newKey()).then().statusCode(201);
        Links.link(service, country, old, voter);
        service.buildLists(country, poll);
        service.as(country.admin).post(poll.path("/lists/handover")).then().statusCode(200);
        service.search(poll, country.otherTown, voter.digits()).then().body("voters.part", contains("MAIN"));
    }

    @Test
    void aPersonOfTwoNumbersWithTwoTransfersGoesWhereThePrincipalAskedFor() throws Exception {
        Iin old = country.citizen(country.home);
        transfer(country.otherTown, old, newKey()).then().statusCode(201);
        transfer(country.neighbour, voter, newKey()).then().statusCode(201);
        Links.link(service, country, old, voter);
        service.buildLists(country, poll);
        service.as(country.admin).post(poll.path("/lists/handover")).then().statusCode(200);
        service.search(poll, country.neighbour, voter.digits()).then().body("voters.part", contains("MAIN"));
    }

    @Test
    void aDraftThatMissesATransferIsNotHandedOver() throws Exception {
        service.buildLists(country, poll);
        transfer(country.otherTown, voter, newKey()).then().statusCode(201);
        service.as(country.admin)
                .post(poll.path("/lists/handover"))
                .then()
                .statusCode(409)
                .body("type", problem("lists-frozen"))
                .body("transfers", equalTo(1));
        service.buildLists(country, poll);
        service.as(country.admin).post(poll.path("/lists/handover")).then().statusCode(200);
    }

    @Test
    void aVoterHasOneTransfer() {
        String key = newKey();
        String first = transfer(country.otherTown, voter, key).asString();
        transfer(country.otherTown, voter, key).then().statusCode(201).body(equalTo(first));
        refused(transfer(country.neighbour, voter, newKey()), 409, "already-exists");
    }

    @Test
    void theDeadlineIsTheMomentItself() {
        OffsetDateTime deadline = poll.at(LocalTime.MIDNIGHT).minusDays(5);
        Iin later = country.citizen(country.home);
        service.moveClock(country, deadline.minusSeconds(30));
        transfer(country.otherTown, voter, newKey()).then().statusCode(201);
        service.moveClock(country, deadline);
        refused(transfer(country.otherTown, later, newKey()), 422, "outside-window");
    }

    @Test
    void whoMovedAfterTheListWasHandedOverStaysAtTheHomePrecinct() throws Exception {
        service.buildLists(country, poll);
        service.as(country.admin).post(poll.path("/lists/handover")).then().statusCode(200);
        refused(transfer(country.otherTown, voter, newKey()), 409, "lists-frozen");
        service.search(poll, country.home, voter.digits()).then().body("voters.part", contains("MAIN"));
    }

    @Test
    void whoMayNotVoteIsNotTransferred() {
        country.run("update citizen set life_status = 'DECEASED' where iin = ?", voter.value());
        refused(transfer(country.otherTown, voter, newKey()), 422, "not-eligible");
        Iin nobody = country.freshIin(java.time.LocalDate.of(1991, 2, 3));
        refused(transfer(country.otherTown, nobody, newKey()), 422, "not-on-list");
    }

    private Response transfer(SmallCountry.Place place, Iin iin, String key) {
        return service.as(country.territorial, key)
                .body(Map.of("iin", iin.digits(), "precinct", place.code(), "reference", "Application No 7"))
                .post(poll.path("/transfers"));
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).body("type", problem(slug));
    }
}
