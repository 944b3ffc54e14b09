package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Browser;
import kz.tizim.kit.Closing;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ballots that were spoiled and exchanged without network (domain rules 9 and 15). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SpoiledOnPaperResourceTest extends WithPaper {
    @ParameterizedTest
    @ValueSource(strings = {"1 2", "-5", "1-2", "two"})
    void whatIsNoNumberIsAFaultOfTheField(String spoiled) {
        new Browser(country.home.member())
                .post(
                        "/desk/paper/entry",
                        Map.of(
                                "iin", voter.digits(),
                                "channel", "STATION",
                                "contest", "mazhilis",
                                "time", "10:30",
                                "sheet", "14",
                                "spoiled", spoiled,
                                "key", newKey()))
                .then()
                .statusCode(400)
                .body(containsString("id=\"spoiled-error\""));
        assertEquals(0, entries(voter));
    }

    @Test
    void theyAreEnteredWithTheBallotAndTheCommissionClosesWithThem() {
        spoiled(voter, "14", 2).then().statusCode(201).body("results.outcome", contains("ADMITTED"));
        assertEquals(2, replacements(voter));
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        Closing.asTheLedgerSays(service, poll, country.home)
                .ballots("mazhilis", "spoiled", 2)
                .ballots("mazhilis", "issued", 3)
                .ballots("mazhilis", "received", 3)
                .send()
                .then()
                .statusCode(200);
    }

    @Test
    void thoseOfAConflictAreCountedAndBecomeReplacementsWithIt() {
        String entry = service.redeem(poll, country.otherRegion, number, traveller, newKey())
                .path("ledgerEntry");
        spoiled(traveller, "14", 1).then().statusCode(201).body("results.outcome", contains("CONFLICT"));
        counters()
                .then()
                .body("contests[0].conflicts", equalTo(1))
                .body("contests[0].spoiled", equalTo(1))
                .body("contests[0].late", equalTo(0));
        int matter = service.askVoid(poll, country.otherRegion.member(), entry).path("id");
        service.decide(country.otherRegion.chair(), matter, true).then().statusCode(200);
        assertEquals(1, replacements(traveller));
        counters()
                .then()
                .body("contests[0].conflicts", equalTo(0))
                .body("contests[0].spoiled", equalTo(1))
                .body("contests[0].late", equalTo(1));
    }

    @Test
    void theCommissionSeesWhatWasVoided() {
        String entry = service.ballot(poll, country.home, voter, newKey()).path("results[0].ledgerEntry");
        int matter = service.askVoid(poll, country.home.member(), entry).path("id");
        service.decide(country.home.chair(), matter, true).then().statusCode(200);
        counters().then().body("contests[0].voided", equalTo(1));
    }

    @Test
    void theirNumberHasAMeasure() {
        spoiled(voter, "14", -1).then().statusCode(400).body("errors[0].field", equalTo("spoiled"));
        spoiled(voter, "14", 21).then().statusCode(400).body("errors[0].field", equalTo("spoiled"));
    }

    private Response counters() {
        return service.as(country.home.chair())
                .get(poll.path("/precincts/" + country.home.code() + "/counters"))
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private Response spoiled(Iin iin, String sheet, int spoiled) {
        var request = request(country.home, iin, sheet);
        request.put("spoiled", spoiled);
        return send(country.home, request, newKey());
    }

    private int replacements(Iin iin) {
        return country.query("select count(*)::int from ledger_replacement where iin = ?", iin.value());
    }
}
