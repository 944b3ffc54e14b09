package kz.tizim.access;

import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalTime;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Service;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.WithListedVoter;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two persons undo an admission (domain rule 12): one asks, another one decides. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ApprovalResourceTest extends WithListedVoter {
    private String entry;

    @BeforeEach
    void anAdmittedVoter() {
        service.openPolls(country, poll, country.home);
        entry = admit();
    }

    @Test
    void whoeverAsksCannotApprove() {
        int matter = ask();
        service.decide(country.home.member(), matter, true)
                .then()
                .statusCode(403)
                .body("type", problem("own-approval"));
        assertEquals(0, voids());
    }

    @Test
    void anotherPersonOfTheCommissionApproves() {
        service.decide(country.home.chair(), ask(), true).then().statusCode(200).body("state", equalTo("APPROVED"));
        assertEquals(1, voids());
    }

    @Test
    void thePersonAboveApproves() {
        service.decide(country.territorial, ask(), true).then().statusCode(200);
        assertEquals(1, voids());
    }

    @Test
    void nobodyOfAnotherPrecinctDecidesOrSeesTheMatter() {
        int matter = ask();
        service.decide(country.neighbour.chair(), matter, true)
                .then()
                .statusCode(404)
                .body("type", problem("not-found"));
        service.as(country.neighbour.chair())
                .get("/api/v1/approvals?limit=1000")
                .then()
                .body("id", not(hasItem(matter)));
        service.as(country.home.chair())
                .get("/api/v1/approvals?limit=1000")
                .then()
                .body("id", hasItem(matter));
        assertEquals(0, voids());
    }

    @Test
    void aPageHoldsWhatTheAccountCouldDecideAndLeadsToTheNext() throws Exception {
        Iin elsewhere = country.citizen(country.neighbour);
        Iin first = country.citizen(country.home);
        Iin second = country.citizen(country.home);
        Poll next = service.electionWithLists(country);
        service.openPolls(country, next, country.home, country.neighbour);
        int foreign = ask(next, country.neighbour, elsewhere);
        int one = ask(next, country.home, first);
        int two = ask(next, country.home, second);
        String chair = country.home.chair();
        String link = service.as(chair)
                .get("/api/v1/approvals?limit=1")
                .then()
                .body("id", contains(one))
                .extract()
                .header("Link");
        String path = link.substring(link.indexOf("/api/"), link.indexOf('>'));
        service.as(chair).get(path).then().body("id", contains(two));
        service.as(country.territorial).get("/api/v1/approvals").then().body("id", contains(foreign, one, two));
        service.as(country.neighbour.member()).get("/api/v1/approvals").then().body("id", contains(foreign));
        service.as(country.observer).get("/api/v1/approvals").then().body("id", empty());
    }

    @Test
    void theSameDecisionAgainGetsTheSameAnswer() {
        int matter = ask();
        String first = service.decide(country.home.chair(), matter, true).asString();
        service.decide(country.home.chair(), matter, true).then().statusCode(200);
        assertEquals(first, service.decide(country.home.chair(), matter, true).asString());
        service.decide(country.territorial, matter, true)
                .then()
                .statusCode(409)
                .body("type", problem("approval-needed"));
        assertEquals(1, voids());
    }

    @Test
    void aVoidIsAuditedWhereItHappensAndOfWhom() {
        service.decide(country.home.chair(), ask(), true).then().statusCode(200);
        assertEquals(1, country.audited("ledger-void", "DONE", poll, country.home, voter));
    }

    @Test
    void theDatabaseRefusesADecisionOfTheRequesterEvenByHand() {
        int matter = ask();
        var refusal = assertThrows(
                IllegalStateException.class,
                () -> country.run(
                        "update approval set state = 'APPROVED', decided_by = requested_by, decided_at = now() where id = ?",
                        matter));
        assertTrue(refusal.getCause().getMessage().contains("approval_two_persons"), refusal.getCause()::getMessage);
    }

    @Test
    void theDatabaseRefusesAVoidOfOnePersonEvenByHand() {
        var refusal = assertThrows(
                IllegalStateException.class,
                () -> country.run(
                        "insert into ledger_void (election_id, contest_id, iin, seq, ground, act, reason, requested_by, approved_by, voided_at) "
                                + "select election_id, contest_id, iin, seq, 'WRONG_NAMESAKE', 'No 3', 'r', 1, 1, now() from ledger_entry where entry_id = cast(? as uuid)",
                        entry));
        assertTrue(refusal.getCause().getMessage().contains("ledger_void_two_persons"), refusal.getCause()::getMessage);
    }

    @Test
    void aMatterExpiresAfterThirtyMinutes() {
        int matter = ask();
        assertEquals(
                1800,
                country.query(
                        "select extract(epoch from expires_at - requested_at)::int from approval where id = ?",
                        matter));
        country.run("update approval set expires_at = clock_timestamp() where id = ?", matter);
        service.as(country.home.chair())
                .get("/api/v1/approvals?limit=1000")
                .then()
                .body("id", not(hasItem(matter)));
        service.decide(country.home.chair(), matter, true)
                .then()
                .statusCode(409)
                .body("type", problem("approval-needed"));
        assertEquals(0, voids());
    }

    @Test
    void anExpiredMatterIsAskedAnew() {
        int matter = ask();
        country.run("update approval set expires_at = clock_timestamp() where id = ?", matter);
        int anew = ask();
        assertTrue(anew > matter);
        service.decide(country.home.chair(), anew, true).then().statusCode(200);
        assertEquals(1, voids());
    }

    @Test
    void aMatterThatWaitsIsNotAskedTwice() {
        assertEquals(ask(), ask());
    }

    @Test
    void aRejectionLeavesAllAsItWas() {
        int matter = ask();
        service.decide(country.home.chair(), matter, false)
                .then()
                .statusCode(200)
                .body("state", equalTo("REJECTED"));
        assertEquals(0, voids());
        service.ballot(poll, country.home, voter, Service.newKey())
                .then()
                .statusCode(409)
                .body("type", problem("already-voted"));
        service.decide(country.home.chair(), matter, true)
                .then()
                .statusCode(409)
                .body("type", problem("approval-needed"));
    }

    @Test
    void afterTheVoidTheVoterIsAdmittedAgainAndBothEntriesStay() {
        service.decide(country.home.chair(), ask(), true).then().statusCode(200);
        String second = admit();
        assertEquals(0, seq(entry));
        assertEquals(1, seq(second));
        service.ballot(poll, country.home, voter, Service.newKey())
                .then()
                .statusCode(409)
                .body("type", problem("already-voted"));
    }

    @Test
    void anEntryIsVoidedOnce() {
        service.decide(country.home.chair(), ask(), true).then().statusCode(200);
        service.askVoid(poll, country.home.member(), entry)
                .then()
                .statusCode(409)
                .body("type", problem("already-exists"));
    }

    @Test
    void theVoidOfARedemptionMakesTheCertificateValidAgain() throws Exception {
        Iin traveller = country.citizen(country.home);
        Poll next = service.electionWithLists(country);
        String number = service.certificate(next, country.home, traveller);
        service.openPolls(country, next, country.otherTown, country.otherRegion);
        String redeemed = service.redeem(next, country.otherTown, number, traveller, Service.newKey())
                .path("ledgerEntry");
        int matter = service.askVoid(next, country.otherTown.member(), redeemed)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        service.decide(country.otherTown.chair(), matter, true).then().statusCode(200);
        service.as(country.home.member())
                .get(next.path("/certificates/" + number))
                .then()
                .body("state", equalTo("ISSUED"));
        String again = service.redeem(next, country.otherRegion, number, traveller, Service.newKey())
                .then()
                .statusCode(201)
                .extract()
                .path("ledgerEntry");
        assertEquals(1, seq(again));
    }

    @Test
    void anEntryIsFoundInItsOwnElectionOnly() {
        Poll other = service.newElection(country);
        service.askVoid(other, country.home.member(), entry)
                .then()
                .statusCode(404)
                .body("type", problem("not-found"));
    }

    @Test
    void nothingIsVoidedOnceThePrecinctCloses() {
        int matter = ask();
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        service.close(poll, country.home, 1, null).then().statusCode(200);
        service.decide(country.home.chair(), matter, true)
                .then()
                .statusCode(422)
                .body("type", problem("polls-closed"));
        service.askVoid(poll, country.home.chair(), entry)
                .then()
                .statusCode(422)
                .body("type", problem("polls-closed"));
    }

    private String admit() {
        return service.ballot(poll, country.home, voter, Service.newKey())
                .then()
                .statusCode(201)
                .extract()
                .path("results[0].ledgerEntry");
    }

    private int ask() {
        return service.askVoid(poll, country.home.member(), entry)
                .then()
                .statusCode(202)
                .body("state", equalTo("PENDING"))
                .extract()
                .path("id");
    }

    private int ask(Poll poll, Place place, Iin iin) {
        String given = service.ballot(poll, place, iin, Service.newKey()).path("results[0].ledgerEntry");
        return service.askVoid(poll, place.member(), given)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private int voids() {
        return country.query("select count(*)::int from ledger_void where iin = ?", voter.value());
    }

    private int seq(String id) {
        return country.query("select seq::int from ledger_entry where entry_id = cast(? as uuid)", id);
    }
}
