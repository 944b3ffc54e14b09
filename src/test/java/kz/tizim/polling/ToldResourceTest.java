package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Browser;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a precinct without network tells the territorial commission on the telephone (domain rule 15). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ToldResourceTest extends WithCountry {
    private Iin traveller;
    private Iin mover;
    private String number;
    private Poll poll;

    @BeforeEach
    void aPrecinctWithoutNetwork() throws Exception {
        traveller = country.citizen(country.home);
        mover = country.citizen(country.neighbour);
        poll = service.electionWithLists(country);
        country.run("update citizen set street = ? where iin = ?", country.home.street(), mover.value());
        number = service.certificate(poll, country.home, traveller);
        service.openPolls(country, poll, country.home);
    }

    @Test
    void whoDecidesSeesTheNumberAndTheCitizen() {
        open();
        matter(tell(country.otherTown, traveller));
        new Browser(country.secondTerritorial)
                .get("/admin/approvals")
                .then()
                .statusCode(200)
                .body(containsString(number))
                .body(containsString(traveller.digits() + ", Сәрсенов Айбек"));
    }

    @Test
    void theTerritorialCommissionOpensAPrecinctOnTheTelephone() {
        service.as(country.territorial)
                .post(poll.path("/precincts/" + country.otherTown.code() + "/opening"))
                .then()
                .statusCode(200)
                .body("state", equalTo("OPEN"));
        var foreign = new SmallCountry(database);
        service.as(foreign.territorial)
                .post(poll.path("/precincts/" + country.otherRegion.code() + "/opening"))
                .then()
                .statusCode(404);
    }

    @Test
    void aRedemptionToldIsEnteredUnderTwoNames() {
        open();
        int matter = matter(tell(country.otherTown, traveller));
        assertEquals(0, entries());
        approve(country.secondTerritorial, matter).then().statusCode(200);
        assertEquals(
                1,
                country.query(
                        """
                        select count(*)::int from ledger_entry e
                        join account one on one.id = e.account_id join account two on two.id = e.second_account_id
                        where e.iin = ? and e.precinct_id = ? and one.username = ? and two.username = ?""",
                        traveller.value(),
                        country.otherTown.id(),
                        country.territorial,
                        country.secondTerritorial));
        service.as(country.home.member())
                .get(poll.path("/certificates/" + number))
                .then()
                .body("state", equalTo("REDEEMED"));
        refused(tell(country.otherTown, traveller), 409, "certificate-used");
    }

    @Test
    void theAnswerThatWasLostIsGivenAgainAndNamesTheEntry() {
        open();
        int matter = matter(tell(country.otherTown, traveller));
        String entry = approve(country.secondTerritorial, matter)
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .extract()
                .path("ledgerEntry");
        assertEquals(
                1,
                country.query(
                        "select count(*)::int from ledger_entry where entry_id = cast(? as uuid) and iin = ?",
                        entry,
                        traveller.value()));
        approve(country.secondTerritorial, matter).then().statusCode(200).body("ledgerEntry", equalTo(entry));
        refused(service.decide(country.secondTerritorial, matter, false), 409, "approval-needed");
        assertEquals(1, entries());
    }

    @Test
    void theTerritorialCommissionUndoesWhatItEntered() {
        open();
        String entry = approve(country.secondTerritorial, matter(tell(country.otherTown, traveller)))
                .path("ledgerEntry");
        refused(service.askVoid(poll, new SmallCountry(database).territorial, entry), 404, "not-found");
        int matter = matter(service.askVoid(poll, country.territorial, entry));
        refused(approve(country.territorial, matter), 403, "own-approval");
        approve(country.secondTerritorial, matter).then().statusCode(200);
        service.as(country.home.member())
                .get(poll.path("/certificates/" + number))
                .then()
                .body("state", equalTo("ISSUED"));
        String next = approve(country.secondTerritorial, matter(tell(country.otherTown, traveller)))
                .then()
                .statusCode(200)
                .extract()
                .path("ledgerEntry");
        assertNotEquals(entry, next);
        assertEquals(2, entries());
    }

    @Test
    void whatWasToldIsAuditedWhereItHappensAndOfWhom() {
        open();
        refused(tell(country.home, traveller), 422, "same-settlement");
        approve(country.secondTerritorial, matter(tell(country.otherTown, traveller)));
        approve(country.secondTerritorial, matter(include()));
        assertEquals(1, country.audited("told-redemption", "same-settlement", poll, country.home, traveller));
        assertEquals(1, country.audited("told-redemption", "DONE", poll, country.otherTown, traveller));
        assertEquals(1, country.audited("inclusion", "DONE", poll, country.home, mover));
    }

    @Test
    void onePersonIsNotEnough() {
        open();
        int matter = matter(tell(country.otherTown, traveller));
        refused(approve(country.territorial, matter), 403, "own-approval");
        refused(approve(country.otherTown.chair(), matter), 404, "not-found");
        refused(approve(new SmallCountry(database).territorial, matter), 404, "not-found");
        assertEquals(0, entries());
    }

    @Test
    void itIsDecidedAgainWhenItIsApproved() {
        open();
        service.openPolls(country, poll, country.otherRegion);
        int matter = matter(tell(country.otherTown, traveller));
        service.redeem(poll, country.otherRegion, number, traveller, newKey())
                .then()
                .statusCode(201);
        refused(approve(country.secondTerritorial, matter), 409, "certificate-used");
        assertEquals(1, entries());
    }

    @Test
    void theRulesOfEveryRedemptionHold() {
        refused(tell(country.otherTown, traveller), 422, "polls-closed");
        open();
        refused(tell(country.otherTown, mover), 422, "wrong-holder");
        refused(tell(country.home, traveller), 422, "same-settlement");
        refused(tell(new SmallCountry(database).otherTown, traveller), 404, "not-found");
    }

    @Test
    void precinctsTellNothingThemselves() {
        for (String username : new String[] {country.otherTown.chair(), country.otherTown.member(), country.central}) {
            service.as(username)
                    .body(redemption(country.otherTown, traveller))
                    .post(poll.path("/certificates/" + number + "/redemption/telephone"))
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void anInclusionToldIsDecidedByTwoOfTheTerritorialCommission() {
        int matter = matter(include());
        refused(approve(country.territorial, matter), 403, "own-approval");
        refused(approve(country.home.chair(), matter), 404, "not-found");
        approve(country.secondTerritorial, matter).then().statusCode(200);
        service.search(poll, country.home, mover.digits()).then().body("voters.part", contains("SUPPLEMENTARY"));
    }

    @Test
    void whatWaitsAtAPrecinctThatLostItsNetworkWaitsForNobodyElse() {
        int waiting = matter(include(country.home.member()));
        int told = matter(include());
        assertNotEquals(waiting, told);
        assertEquals(told, matter(include(country.secondTerritorial)), "asked again it is the same matter");
        approve(country.secondTerritorial, told).then().statusCode(200);
        refused(approve(country.home.chair(), waiting), 409, "already-exists");
        service.search(poll, country.home, mover.digits()).then().body("voters.part", contains("SUPPLEMENTARY"));
    }

    private void open() {
        service.openPolls(country, poll, country.otherTown);
    }

    private Response include() {
        return include(country.territorial);
    }

    private Response include(String username) {
        return service.as(username)
                .body(Map.of(
                        "iin",
                        mover.digits(),
                        "precinct",
                        country.home.code(),
                        "basis",
                        "REGISTRY_PROOF",
                        "application",
                        "Application No 3, told on the telephone"))
                .post(poll.path("/inclusions"));
    }

    private Response tell(Place place, Iin iin) {
        return service.as(country.territorial)
                .body(redemption(place, iin))
                .post(poll.path("/certificates/" + number + "/redemption/telephone"));
    }

    private static Map<String, Object> redemption(Place place, Iin iin) {
        return Map.of("iin", iin.digits(), "precinct", place.code(), "documentNumber", "04001234");
    }

    private int entries() {
        return country.query("select count(*)::int from ledger_entry where iin = ?", traveller.value());
    }

    private Response approve(String username, int matter) {
        return service.decide(username, matter, true);
    }

    private static int matter(Response answer) {
        return answer.then().statusCode(202).extract().path("id");
    }

    private static void refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).body("type", problem(slug));
    }
}
