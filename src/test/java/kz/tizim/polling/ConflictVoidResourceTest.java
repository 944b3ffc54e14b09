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
import java.util.Set;
import java.util.concurrent.Executors;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Closing;
import kz.tizim.kit.Owner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A conflict of somebody who got no ballot on paper is undone by two persons (domain rule 12). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ConflictVoidResourceTest extends WithPaper {
    private String entry;
    private String conflict;

    @BeforeEach
    void aMistypedNumber() {
        entry = service.redeem(poll, country.otherRegion, number, traveller, newKey())
                .path("ledgerEntry");
        conflict = late(traveller, "14").path("results[0].conflict");
    }

    @Test
    void undoneItIsSeenAndCountsNowhere() {
        undone();
        service.as(country.home.chair())
                .get(poll.path("/precincts/" + country.home.code() + "/conflicts"))
                .then()
                .statusCode(200)
                .body("conflict", contains(conflict))
                .body("undone", contains(true));
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        Closing.asTheLedgerSays(service, poll, country.home)
                .send()
                .then()
                .statusCode(200)
                .body("signatures", equalTo(0));
        assertEquals(1, entries(traveller));
    }

    @Test
    void itTakesNoPlaceOfAVoidedEntry() {
        undone();
        int matter = service.askVoid(poll, country.otherRegion.member(), entry).path("id");
        service.decide(country.otherRegion.chair(), matter, true).then().statusCode(200);
        service.redeem(poll, country.otherRegion, number, traveller, newKey())
                .then()
                .statusCode(201);
    }

    @Test
    void whoAsksDoesNotDecideAndOnlyTheOwnCommissionDoes() {
        int matter = ask(country.home.member()).then().statusCode(202).extract().path("id");
        service.decide(country.home.member(), matter, true)
                .then()
                .statusCode(403)
                .body("type", problem("own-approval"));
        service.decide(country.neighbour.chair(), matter, true).then().statusCode(404);
        ask(country.neighbour.member()).then().statusCode(404).body("type", problem("not-found"));
        ask(country.central).then().statusCode(403);
        service.decide(country.home.chair(), matter, false).then().statusCode(200);
        assertEquals(
                0, country.query("select count(*)::int from ledger_conflict_void where iin = ?", traveller.value()));
    }

    @Test
    void itIsUndoneOnce() {
        undone();
        ask(country.home.member()).then().statusCode(409).body("type", problem("already-exists"));
    }

    @Test
    void undoneByMistakeItIsEnteredAgainFromTheSameSheet() {
        undone();
        String again = late(traveller, "14")
                .then()
                .statusCode(201)
                .body("results.outcome", contains("CONFLICT"))
                .extract()
                .path("results[0].conflict");
        late(traveller, "14").then().statusCode(409).body("type", problem("already-exists"));
        service.as(country.home.chair())
                .get(poll.path("/precincts/" + country.home.code() + "/conflicts"))
                .then()
                .body("conflict", contains(conflict, again))
                .body("undone", contains(true, false));
        conflict = again;
        undone();
        late(traveller, "14").then().statusCode(201).body("results.outcome", contains("CONFLICT"));
        alerted(again);
    }

    @Test
    void fromPaperTheSameSheetInTheSameInstantIsOneConflict() throws Exception {
        undone();
        try (var desks = Executors.newVirtualThreadPerTaskExecutor();
                var hold = Owner.connect()) {
            hold.setAutoCommit(false);
            hold.createStatement().execute("select 1 from citizen where iin = " + traveller.value() + " for update");
            var one = desks.submit(() -> late(traveller, "14").statusCode());
            var other = desks.submit(() -> late(traveller, "14").statusCode());
            Thread.sleep(500);
            hold.rollback();
            assertEquals(Set.of(201, 409), Set.of(one.get(), other.get()));
        }
    }

    @Test
    void onceItsEntryIsVoidTheSheetIsEnteredBesideTheNextVote() {
        int matter = service.askVoid(poll, country.otherRegion.member(), entry).path("id");
        service.decide(country.otherRegion.chair(), matter, true).then().statusCode(200);
        int wrong = service.askVoid(poll, country.home.member(), conflict).path("id");
        service.decide(country.home.chair(), wrong, true).then().statusCode(200);
        service.redeem(poll, country.otherRegion, number, traveller, newKey())
                .then()
                .statusCode(201);
        late(traveller, "14").then().statusCode(201).body("results.outcome", contains("CONFLICT"));
    }

    @Test
    void onceItIsAnEntryThatOneIsVoided() {
        int waiting = ask(country.home.member()).path("id");
        int matter = service.askVoid(poll, country.otherRegion.member(), entry).path("id");
        service.decide(country.otherRegion.chair(), matter, true).then().statusCode(200);
        service.decide(country.home.chair(), waiting, true)
                .then()
                .statusCode(409)
                .body("type", problem("already-exists"));
        assertEquals(1, country.audited("conflict-void", "already-exists", poll, country.home, traveller));
        int wrong = service.askVoid(poll, country.home.member(), conflict).path("id");
        service.decide(country.home.chair(), wrong, true).then().statusCode(200);
        assertEquals(2, entries(traveller));
    }

    @Test
    void onceTheReportIsSignedNothingIsUndone() {
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        Closing.asTheLedgerSays(service, poll, country.home)
                .act("No 6", "Found in the evening")
                .send()
                .then()
                .statusCode(200);
        ask(country.home.member()).then().statusCode(422).body("type", problem("polls-closed"));
        assertEquals(1, country.audited("conflict-void", "polls-closed", poll, country.home, traveller));
    }

    private void undone() {
        int matter = ask(country.home.member()).then().statusCode(202).extract().path("id");
        service.decide(country.home.chair(), matter, true).then().statusCode(200);
    }

    private Response ask(String username) {
        return service.as(username)
                .body(Map.of("act", "No 6", "reason", "The number was mistyped"))
                .post(poll.path("/conflicts/" + conflict + "/void"));
    }
}
