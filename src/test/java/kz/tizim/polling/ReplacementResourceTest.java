package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Owner;
import kz.tizim.kit.WithListedVoter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Spoiled ballots (domain rule 9), and voids of entries whose ballot was or was not given (rule 12). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Timeout(60)
class ReplacementResourceTest extends WithListedVoter {
    private String entry;

    @BeforeEach
    void aVoterWithABallot() {
        service.openPolls(country, poll, country.home, country.neighbour);
        entry = admit();
    }

    @Test
    void aSpoiledBallotIsReplacedOnTheSameEntry() {
        replace(newKey())
                .then()
                .statusCode(201)
                .body("ledgerEntry", equalTo(entry))
                .body("contest", equalTo("mazhilis"))
                .body("number", equalTo(1));
        replace(newKey()).then().statusCode(201).body("number", equalTo(2));
        assertEquals(1, country.query("select count(*)::int from ledger_entry where iin = ?", voter.value()));
    }

    @Test
    void theSameKeyReplacesOnce() {
        String key = newKey();
        String first = replace(key).asString();
        replace(key)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body(equalTo(first));
        assertEquals(1, replacements());
    }

    @Test
    void withoutAKeyNothingIsReplaced() {
        service.as(country.home.member())
                .body(Map.of("reason", "Torn"))
                .post(poll.path("/ballots/" + entry + "/replacement"))
                .then()
                .statusCode(400)
                .body("type", problem("idempotency-key-missing"));
    }

    @Test
    void noOtherPrecinctReplacesIt() {
        replace(country.neighbour.member(), newKey()).then().statusCode(404).body("type", problem("not-found"));
        assertEquals(0, replacements());
    }

    @Test
    void anUnknownEntryIsNotFound() {
        entry = "019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60";
        replace(newKey()).then().statusCode(404).body("type", problem("not-found"));
    }

    @Test
    void whoIsStillInTheRoomAtTheEndOfTheHoursGetsAnotherBallotUntilThePrecinctCloses() {
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        service.ballot(poll, country.home, country.citizen(country.home), newKey())
                .then()
                .statusCode(422)
                .body("type", problem("polls-closed"));
        replace(newKey()).then().statusCode(201).body("number", equalTo(1));
        // The count is refused, but has begun.
        service.close(poll, country.home, 5, null).then().statusCode(409);
        replace(newKey())
                .then()
                .statusCode(422)
                .body("type", problem("polls-closed"))
                .body("session", equalTo("CLOSING"));
        service.close(poll, country.home, 1, null).then().statusCode(200);
        replace(newKey()).then().statusCode(422).body("session", equalTo("LOCKED"));
        assertEquals(1, replacements());
    }

    @Test
    void onAVoidEntryNothingIsReplaced() {
        decide(ask("BALLOT_NOT_GIVEN")).then().statusCode(200);
        replace(newKey()).then().statusCode(409).body("type", problem("entry-void"));
    }

    @Test
    void theCommissionClosesWithAsManySpoiledBallotsAsWereReplaced() {
        replace(newKey()).then().statusCode(201);
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        var closing = kz.tizim.kit.Closing.asTheLedgerSays(service, poll, country.home);
        closing.ballots("mazhilis", "spoiled", 0).send().then().statusCode(409);
        closing.ballots("mazhilis", "spoiled", 1).send().then().statusCode(200).body("signatures", equalTo(1));
    }

    @Test
    void aVoidHasAGroundAndAnActThatTheSecondPersonSees() {
        int matter = ask("WRONG_NAMESAKE")
                .then()
                .statusCode(202)
                .body("summary", equalTo("WRONG_NAMESAKE, act No 3: A namesake was admitted"))
                .extract()
                .path("id");
        service.decide(country.home.chair(), matter, true).then().statusCode(200);
        assertEquals(
                1,
                country.query(
                        "select count(*)::int from ledger_void where iin = ? and ground = 'WRONG_NAMESAKE' and act = 'No 3'",
                        voter.value()));
    }

    @Test
    void theGroundOfTheMatterThatWaitsCounts() {
        Response first = ask("BALLOT_NOT_GIVEN");
        Response second = ask("WRONG_NAMESAKE");
        assertEquals(first.<Integer>path("id"), second.<Integer>path("id"));
        decide(second).then().statusCode(200);
        assertEquals(
                1,
                country.query(
                        "select count(*)::int from ledger_void where iin = ? and ground = 'BALLOT_NOT_GIVEN'",
                        voter.value()));
    }

    @Test
    void aBallotThatWasReplacedHasLeftTheDesk() {
        Response waiting = ask("BALLOT_NOT_GIVEN");
        replace(newKey()).then().statusCode(201);
        decide(waiting).then().statusCode(409).body("type", problem("ballot-given"));
        service.decide(country.home.chair(), waiting.path("id"), false).then().statusCode(200);
        ask("BALLOT_NOT_GIVEN").then().statusCode(409).body("type", problem("ballot-given"));
        assertEquals(2, country.audited("ledger-void", "ballot-given", poll, country.home, voter));
        decide(ask("WRONG_NAMESAKE")).then().statusCode(200);
    }

    @Test
    void afterAVoidTheNextEntryHasReplacementsOfItsOwn() {
        replace(newKey()).then().statusCode(201);
        decide(ask("WRONG_NAMESAKE")).then().statusCode(200);
        entry = admit();
        replace(newKey()).then().statusCode(201).body("number", equalTo(1));
    }

    @RepeatedTest(3)
    void aReplacementBesideTheClosingIsCountedOrRefused() throws Exception {
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        Future<Response> replaced;
        Future<Response> closed;
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            replaced = desks.submit(() -> replace(newKey()));
            closed = desks.submit(() -> kz.tizim.kit.Closing.of(service, poll, country.home)
                    .signed("main", 1)
                    .act("No 9", "Counted in a hurry")
                    .send());
        }
        closed.get().then().statusCode(200);
        boolean done = replaced.get().statusCode() == 201;
        assertTrue(
                done || replaced.get().statusCode() == 422,
                () -> String.valueOf(replaced.resultNow().statusCode()));
        service.as(country.home.chair())
                .get(poll.path("/precincts/" + country.home.code() + "/closing"))
                .then()
                .body("contests.find { it.contest == 'mazhilis' }.ledger.spoiled", equalTo(done ? 1 : 0));
    }

    @RepeatedTest(3)
    void replacementAndVoidInTheSameInstantHappenOneAfterTheOther() throws Exception {
        Response waiting = ask("BALLOT_NOT_GIVEN");
        Future<Response> replaced;
        Future<Response> voided;
        try (var desks = Executors.newVirtualThreadPerTaskExecutor();
                var hold = Owner.connect()) {
            hold.setAutoCommit(false);
            hold.createStatement().execute("select 1 from citizen where iin = " + voter.value() + " for update");
            replaced = desks.submit(() -> replace(newKey()));
            voided = desks.submit(() -> decide(waiting));
            Thread.sleep(500);
            hold.rollback();
        }
        int replacement = replaced.get().statusCode();
        int undone = voided.get().statusCode();
        assertTrue(
                replacement == 201 && undone == 409 || replacement == 409 && undone == 200,
                () -> replacement + " " + undone);
        assertEquals(replacement == 201 ? 1 : 0, replacements());
    }

    private String admit() {
        return service.ballot(poll, country.home, voter, newKey())
                .then()
                .statusCode(201)
                .extract()
                .path("results[0].ledgerEntry");
    }

    private Response replace(String key) {
        return replace(country.home.member(), key);
    }

    private Response replace(String username, String key) {
        return service.as(username, key)
                .body(Map.of("reason", "The voter marked it by mistake"))
                .post(poll.path("/ballots/" + entry + "/replacement"));
    }

    private Response ask(String ground) {
        return service.askVoid(poll, country.home.member(), entry, ground);
    }

    private Response decide(Response matter) {
        return service.decide(country.home.chair(), matter.path("id"), true);
    }

    private int replacements() {
        return country.query("select count(*)::int from ledger_replacement where iin = ?", voter.value());
    }
}
