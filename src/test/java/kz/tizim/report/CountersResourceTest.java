package kz.tizim.report;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** A commission's own counts are a minute old at most, and nobody else's business (domain rule 13). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CountersResourceTest extends WithTurnout {
    @Test
    void theCommissionSeesTheHourThatIsNotOver() {
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, voter, null, newKey()).then().statusCode(201);
        count(poll);
        counters(country.home, country.home.member())
                .then()
                .statusCode(200)
                .body("countedAt", notNullValue())
                .body("contests.contest", contains("mazhilis", "maslikhat"))
                .body("contests.voted", contains(1, 1))
                .body("contests[0].entries.channel", contains("STATION"))
                .body("contests[0].entries.basis", contains("HOME_LIST"))
                .body("contests[0].hours.voted", contains(1));
    }

    @Test
    void certificatesAreCountedWhereTheyWereIssuedAndWhereTheyAreRedeemed() {
        Iin stays = country.citizen(country.home);
        String number = service.certificate(poll, country.home, voter);
        service.openPolls(country, poll, country.home, country.otherRegion);
        service.redeem(poll, country.otherRegion, number, voter, newKey())
                .then()
                .statusCode(201);
        service.ballot(poll, country.home, stays, newKey());
        count(poll);
        counters(country.home, country.home.chair())
                .then()
                .body("contests[0].certificatesIssued", equalTo(1))
                .body("contests[0].certificatesOut", equalTo(0))
                .body("contests[0].certificatesRedeemedHere", equalTo(0));
        counters(country.otherRegion, country.central)
                .then()
                .body("contests", hasSize(1))
                .body("contests[0].certificatesRedeemedHere", equalTo(1))
                .body("contests[0].entries.basis", contains("CERTIFICATE"));
    }

    @Test
    void aVoidIsSeenAtOnce() {
        service.openPolls(country, poll, country.home);
        String entry = service.ballot(poll, country.home, voter, newKey()).path("results[0].ledgerEntry");
        count(poll);
        int approval = service.askVoid(poll, country.home.member(), entry).path("id");
        service.decide(country.home.chair(), approval, true).then().statusCode(200);
        count(poll);
        counters(country.home, country.territorial).then().body("contests[0].voted", equalTo(0));
    }

    @Test
    void theLedgerIsNotReadAtEachRequest() {
        service.openPolls(country, poll, country.home);
        String entry = service.ballot(poll, country.home, voter, newKey()).path("results[0].ledgerEntry");
        count(poll);
        counters(country.home, country.home.member()).then().body("contests[0].voided", equalTo(0));
        int approval = service.askVoid(poll, country.home.member(), entry).path("id");
        service.decide(country.home.chair(), approval, true).then().statusCode(200);
        counters(country.home, country.home.member()).then().body("contests[0].voided", equalTo(0));
        count(poll);
        counters(country.home, country.home.member()).then().body("contests[0].voided", equalTo(1));
    }

    @Test
    void beforeTheFirstCountThereIsNoneToTell() {
        counters(country.home, country.home.member()).then().statusCode(200).body("countedAt", nullValue());
    }

    @Test
    void nobodyElseSeesThem() {
        counters(country.home, country.neighbour.chair()).then().statusCode(404).body("type", problem("not-found"));
        counters(country.home, country.observer).then().statusCode(403);
        service.anybody().get(path(country.home)).then().statusCode(401);
    }

    private Response counters(Place place, String username) {
        return service.as(username).get(path(place));
    }

    private String path(Place place) {
        return poll.path("/precincts/" + place.code() + "/counters");
    }
}
