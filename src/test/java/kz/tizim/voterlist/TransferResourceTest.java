package kz.tizim.voterlist;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
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
    void whoWithdrawsIsListedByAddressOrAsksForAnotherPrecinct() throws Exception {
        transfer(country.otherTown, voter, newKey()).then().statusCode(201);
        service.buildLists(country, poll);
        refused(withdraw(country.neighbour, voter, newKey()), 422, "not-on-list");
        String key = newKey();
        String first = withdraw(country.otherTown, voter, key)
                .then()
                .statusCode(201)
                .body("number", equalTo(1))
                .body("withdrawal.reference", equalTo("Application No 9"))
                .extract()
                .asString();
        withdraw(country.otherTown, voter, key).then().statusCode(201).body(equalTo(first));
        refused(withdraw(country.otherTown, voter, newKey()), 422, "not-on-list");
        service.as(country.admin)
                .post(poll.path("/lists/handover"))
                .then()
                .statusCode(409)
                .body("transfers", equalTo(1));
        service.buildLists(country, poll);
        service.search(poll, country.home, voter.digits()).then().body("voters.part", contains("MAIN"));
        transfer(country.neighbour, voter, newKey()).then().statusCode(201);
        refused(transfer(country.otherTown, voter, newKey()), 409, "already-exists");
        service.buildLists(country, poll);
        service.as(country.admin).post(poll.path("/lists/handover")).then().statusCode(200);
        service.search(poll, country.neighbour, voter.digits()).then().body("voters.part", contains("MAIN"));
        refused(withdraw(country.neighbour, voter, newKey()), 409, "lists-frozen");
    }

    @Test
    void aTransferIsWithdrawnWhileTransfersAreOpenOnly() {
        transfer(country.otherTown, voter, newKey()).then().statusCode(201);
        service.moveClock(country, poll.at(LocalTime.MIDNIGHT).minusDays(5));
        refused(withdraw(country.otherTown, voter, newKey()), 422, "outside-window");
    }

    @Test
    void theDatabaseKeepsOneTransferThatHolds() {
        transfer(country.otherTown, voter, newKey()).then().statusCode(201);
        for (int number : new int[] {0, 1, 2}) {
            String broken = number == 0 ? "list_transfer_pk" : "list_transfer_after_withdrawal";
            var refused = assertThrows(
                    IllegalStateException.class,
                    () -> country.run(
                            "insert into list_transfer (election_id, iin, number, precinct_id, reference, account_id, at)"
                                    + " select id, ?, ?, ?, 'No 1', 1, now() from election where code = ?",
                            voter.value(),
                            number,
                            country.neighbour.id(),
                            poll.code()));
            assertTrue(refused.getMessage().contains(broken), refused::getMessage);
        }
    }

    @Test
    void theTransferOfALinkedNumberIsWithdrawnByThePrincipal() {
        Iin old = country.citizen(country.home);
        transfer(country.otherTown, old, newKey()).then().statusCode(201);
        Links.link(service, country, old, voter);
        refused(transfer(country.neighbour, voter, newKey()), 409, "already-exists");
        withdraw(country.otherTown, old, newKey()).then().statusCode(201);
        transfer(country.neighbour, voter, newKey()).then().statusCode(201);
    }

    @Test
    void applicationsAreShownWithTheirWithdrawals() {
        Iin other = country.citizen(country.home);
        transfer(country.otherTown, voter, newKey()).then().statusCode(201);
        withdraw(country.otherTown, voter, newKey()).then().statusCode(201);
        transfer(country.otherTown, other, newKey()).then().statusCode(201);
        transfer(country.neighbour, voter, newKey()).then().statusCode(201);
        shown(country.territorial, "?precinct=" + country.otherTown.code())
                .statusCode(200)
                .body("iin", contains(other.digits(), voter.digits()))
                .body("number", contains(1, 1))
                .body("reference", contains("Application No 7", "Application No 7"))
                .body("withdrawal[0]", nullValue())
                .body("withdrawal[1].reference", equalTo("Application No 9"));
        shown(country.territorial, "")
                .body("precinct[0]", equalTo(country.neighbour.code()))
                .body("number[0]", equalTo(2));
        String next = shown(country.central, "?limit=2")
                .body("iin", contains(voter.digits(), other.digits()))
                .extract()
                .header("Link")
                .replaceAll("<(.*)>.*", "$1");
        service.as(country.central).get(next).then().body("iin", contains(voter.digits()));
        var foreign = new SmallCountry(database);
        shown(foreign.territorial, "").body("", empty());
        shown(foreign.territorial, "?precinct=" + country.otherTown.code()).statusCode(404);
        shown(country.home.chair(), "").statusCode(403);
    }

    @Test
    void manyTransfersToOnePrecinctOrFromOneHouseAreShownAsCounts() {
        List<Iin> crowd = country.citizens(country.home, 4);
        country.run(
                "update citizen set house = '7' where iin = ?", crowd.getFirst().value());
        crowd.forEach(iin -> transfer(country.otherTown, iin, newKey()).then().statusCode(201));
        transfer(country.neighbour, voter, newKey()).then().statusCode(201);
        for (int i = 0; i < 2; i++) {
            withdraw(country.otherTown, crowd.getLast(), newKey()).then().statusCode(201);
            transfer(country.otherTown, crowd.getLast(), newKey()).then().statusCode(201);
        }
        service.as(country.territorial)
                .get(poll.path("/transfers/clusters?min=4"))
                .then()
                .statusCode(200)
                .body("side", contains("FROM", "INTO"))
                .body("precinct", contains(country.home.code(), country.otherTown.code()))
                .body("transfers", contains(5, 4))
                .body("oneHouse", contains(4, 3))
                .body("withdrawn", contains(2, 2))
                .body("repeaters", contains(1, 1));
        service.as(country.central)
                .get(poll.path("/transfers/clusters?min=1&precinct=" + country.neighbour.code()))
                .then()
                .body("transfers", contains(1));
        service.as(new SmallCountry(database).territorial)
                .get(poll.path("/transfers/clusters?min=1"))
                .then()
                .body("", empty());
    }

    private ValidatableResponse shown(String username, String query) {
        return service.as(username).get(poll.path("/transfers" + query)).then();
    }

    private Response withdraw(SmallCountry.Place place, Iin iin, String key) {
        return service.as(country.territorial, key)
                .body(Map.of("iin", iin.digits(), "precinct", place.code(), "reference", "Application No 9"))
                .post(poll.path("/transfers/withdrawals"));
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
