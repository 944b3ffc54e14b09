package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalTime;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Closing;
import org.junit.jupiter.api.Test;

/** Ballots from paper and the close of their precinct (domain rule 15). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PaperClosingResourceTest extends WithPaper {
    @Test
    void itIsEnteredAfterTheHoursAndWhileThePrecinctCloses() {
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(422);
        var closing = Closing.asTheLedgerSays(service, poll, country.home);
        late(voter, "14").then().statusCode(201).body("results.outcome", contains("ADMITTED"));
        closing.send().then().statusCode(409).body("differences.number", hasItem("SIGNATURES_MAIN"));
        service.close(poll, country.home, 1, null).then().statusCode(200);
        late(traveller, "15")
                .then()
                .statusCode(422)
                .body("type", problem("polls-closed"))
                .body("session", equalTo("LOCKED"));
    }

    @Test
    void aConflictWithoutAnActStopsTheClose() {
        service.redeem(poll, country.otherRegion, number, traveller, newKey());
        late(traveller, "14").then().statusCode(201);
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        var closing = Closing.asTheLedgerSays(service, poll, country.home);
        closing.send().then().statusCode(409).body("differences.number", contains("CONFLICTS_WITHOUT_ACT"));
        closing.act("No 5", "Given on paper").send().then().statusCode(200).body("differenceAct", equalTo("No 5"));
    }

    @Test
    void aConflictWithItsActIsCounted() {
        service.redeem(poll, country.otherRegion, number, traveller, newKey());
        var request = request(country.home, traveller, "14");
        request.put("act", "No 5");
        send(country.home, request, newKey()).then().statusCode(201);
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        var closing = Closing.asTheLedgerSays(service, poll, country.home);
        closing.send().then().statusCode(200).body("signatures", equalTo(1));
        service.as(country.home.member())
                .get(poll.path("/precincts/" + country.home.code() + "/closing"))
                .then()
                .body("contests[0].ledger.conflicts", equalTo(1))
                .body("contests[0].counted.issued", equalTo(1))
                .body("contests[0].ledger.main", equalTo(0));
    }

    @Test
    void aNamesakeEnteredFromPaperIsVoidedWhileThePrecinctCloses() {
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        Closing.asTheLedgerSays(service, poll, country.home);
        String entry = late(voter, "14").path("results[0].ledgerEntry");
        service.askVoid(poll, country.home.member(), entry, "BALLOT_NOT_GIVEN")
                .then()
                .statusCode(409)
                .body("type", problem("ballot-given"));
        int matter = service.askVoid(poll, country.home.member(), entry)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        service.decide(country.home.chair(), matter, true).then().statusCode(200);
        late(voter, "14").then().statusCode(201).body("results.outcome", contains("ADMITTED"));
    }
}
