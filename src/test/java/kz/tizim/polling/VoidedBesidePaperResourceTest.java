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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A voter who has a ballot on paper has voted, though the entry beside it is voided (domain rules 12 and 15). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class VoidedBesidePaperResourceTest extends WithPaper {
    private String entry;
    private String conflict;

    @BeforeEach
    void aConflictOfAVoterWhoIsNamesakeOfAnother() {
        entry = service.redeem(poll, country.otherRegion, number, traveller, newKey())
                .path("ledgerEntry");
        conflict = withAct("14").path("results[0].conflict");
    }

    @Test
    void theBallotFromPaperTakesThePlaceOfTheVoidedEntry() {
        voided(country.otherRegion.member(), country.otherRegion.chair(), entry);
        service.redeem(poll, country.otherRegion, number, traveller, newKey())
                .then()
                .statusCode(409)
                .body("type", problem("already-voted"))
                .body("usedAt", equalTo(country.home.code()));
        service.as(country.home.member())
                .body(Map.of("iin", traveller.digits()))
                .post(poll.path("/precincts/" + country.home.code() + "/entitlements"))
                .then()
                .statusCode(200)
                .body("contests[0].standing", equalTo("HAS_VOTED"));
        assertEquals(
                1,
                country.query(
                        "select count(*)::int from ledger_entry where iin = ? and seq = 1 and entry_id = cast(? as uuid)"
                                + " and paper_sheet = '14' and paper_at = cast(? as timestamptz)",
                        traveller.value(),
                        conflict,
                        poll.at(TEN_THIRTY).toString()));
    }

    @Test
    void itIsCountedOnceAndTheSameSheetIsNotEnteredAgain() {
        voided(country.otherRegion.member(), country.otherRegion.chair(), entry);
        late(traveller, "14").then().statusCode(409).body("type", problem("already-voted"));
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        Closing.asTheLedgerSays(service, poll, country.home)
                .send()
                .then()
                .statusCode(200)
                .body("signatures", equalTo(1));
        service.as(country.home.member())
                .get(poll.path("/precincts/" + country.home.code() + "/closing"))
                .then()
                .body("contests[0].ledger.main", equalTo(1))
                .body("contests[0].ledger.conflicts", equalTo(0))
                .body("contests[0].counted.issued", equalTo(1));
    }

    @Test
    void theOldestOfSeveralComesFirstAndTheOthersFollow() {
        String second = withAct("15").path("results[0].conflict");
        voided(country.otherRegion.member(), country.otherRegion.chair(), entry);
        withAct("16").then().body("results.outcome", contains("CONFLICT"));
        voided(country.home.member(), country.home.chair(), conflict);
        assertEquals(
                1,
                country.query(
                        "select count(*)::int from ledger_entry where iin = ? and seq = 2 and entry_id = cast(? as uuid)",
                        traveller.value(),
                        second));
        assertEquals(3, entries(traveller));
    }

    @Test
    void whatItsPrecinctHasReportedDoesNotChange() {
        service.as(country.territorial)
                .body(Map.of("act", "No 12", "reason", "A storm", "closes", "21:00:00"))
                .post(poll.path("/precincts/" + country.otherRegion.code() + "/hours"))
                .then()
                .statusCode(200);
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        Closing.asTheLedgerSays(service, poll, country.home).send().then().statusCode(200);
        int matter = service.askVoid(poll, country.otherRegion.member(), entry).path("id");
        service.decide(country.otherRegion.chair(), matter, true)
                .then()
                .statusCode(422)
                .body("type", problem("polls-closed"));
        assertEquals(1, entries(traveller));
    }

    private Response withAct(String sheet) {
        var request = request(country.home, traveller, sheet);
        request.put("act", "No 5");
        return send(country.home, request, newKey());
    }

    private void voided(String requester, String approver, String subject) {
        int matter = service.askVoid(poll, requester, subject)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        service.decide(approver, matter, true).then().statusCode(200);
    }
}
