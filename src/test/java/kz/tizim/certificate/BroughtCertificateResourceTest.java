package kz.tizim.certificate;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Browser;
import kz.tizim.kit.Certificates;
import kz.tizim.kit.WithListedVoter;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A paper that nobody ought to have is brought to a desk (domain §8: refused, act, alert). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BroughtCertificateResourceTest extends WithListedVoter {
    private Certificates certificates;
    private String number;

    @BeforeEach
    void aCertificate() {
        certificates = new Certificates(service, poll, country.home);
        number = service.certificate(poll, country.home, voter);
    }

    @Test
    void aLostOneBroughtByItsHolderIsRefusedWithAnAlertAndWhatToDo() {
        certificates.block(number, voter, newKey()).then().statusCode(201);
        service.openPolls(country, poll, country.otherRegion);
        String key = newKey();
        String first = refused(service.redeem(poll, country.otherRegion, number, voter, key), "REPORTED_LOST");
        assertEquals(1, alerts());
        assertEquals(first, refused(service.redeem(poll, country.otherRegion, number, voter, key), "REPORTED_LOST"));
        refused(service.redeem(poll, country.otherRegion, number, voter, newKey()), "REPORTED_LOST");
        assertEquals(1, alerts(), "the same oddity is raised once");
        service.as(country.otherRegion.chair())
                .get("/api/v1/alerts")
                .then()
                .body("kind", hasItem("INVALID_CERTIFICATE_BROUGHT"))
                .body("subject", hasItem(number));
    }

    @Test
    void aLostOneBroughtAgainAfterAPersonHasLookedIsAnAlertAnew() {
        certificates.block(number, voter, newKey()).then().statusCode(201);
        service.openPolls(country, poll, country.otherRegion);
        refused(service.redeem(poll, country.otherRegion, number, voter, newKey()), "REPORTED_LOST");
        String first = openAlert();
        service.as(country.otherRegion.chair())
                .body(Map.of("note", "The finder was sent away"))
                .post("/api/v1/alerts/" + first + "/acknowledgement")
                .then()
                .statusCode(200);
        refused(service.redeem(poll, country.otherRegion, number, voter, newKey()), "REPORTED_LOST");
        refused(service.redeem(poll, country.otherRegion, number, voter, newKey()), "REPORTED_LOST");
        assertNotEquals(first, openAlert());
        assertEquals(2, alerts());
    }

    private String openAlert() {
        return service.as(country.otherRegion.chair())
                .get("/api/v1/alerts?open=true")
                .then()
                .body("subject", contains(number))
                .extract()
                .path("[0].id");
    }

    @Test
    void aLostOneBroughtByItsFinderIsRefusedInTheSameWay() {
        Iin finder = country.citizen(country.otherRegion);
        certificates.block(number, voter, newKey()).then().statusCode(201);
        service.openPolls(country, poll, country.otherRegion);
        refused(service.redeem(poll, country.otherRegion, number, finder, newKey()), "REPORTED_LOST");
        assertEquals(1, alerts());
    }

    @Test
    void whomTheRegistryDoesNotKnowBringsItWithAnAlertToo() {
        Iin nobody = country.freshIin(LocalDate.of(1991, 2, 3));
        notOnList(service.redeem(poll, country.otherRegion, number, nobody, newKey()));
        assertEquals(0, alerts(), "nothing is wrong with the paper yet");
        certificates.block(number, voter, newKey()).then().statusCode(201);
        service.openPolls(country, poll, country.otherRegion);
        notOnList(service.redeem(poll, country.otherRegion, number, nobody, newKey()));
        notOnList(service.redeem(poll, country.otherRegion, number, nobody, newKey()));
        assertEquals(1, alerts());
    }

    @Test
    void toldOnTheTelephoneItIsOnRecordWithTheAlert() {
        certificates.annul(number, voter);
        service.openPolls(country, poll, country.otherTown);
        Iin nobody = country.freshIin(LocalDate.of(1991, 2, 3));
        notOnList(tell(nobody));
        assertEquals(1, country.audited("told-redemption", "not-on-list", poll, country.otherTown, nobody));
        assertEquals(1, alerts());
    }

    private Response tell(Iin bearer) {
        return service.as(country.territorial)
                .body(Map.of(
                        "iin", bearer.digits(), "precinct", country.otherTown.code(), "documentNumber", "04001234"))
                .post(poll.path("/certificates/" + number + "/redemption/telephone"));
    }

    private static void notOnList(Response answer) {
        answer.then().statusCode(422).body("type", problem("not-on-list"));
    }

    @Test
    void anAnnulledOneIsRefusedInTheSameWay() {
        certificates.annul(number, voter);
        service.openPolls(country, poll, country.otherTown);
        refused(service.redeem(poll, country.otherTown, number, voter, newKey()), "ANNULLED");
        assertEquals(1, alerts());
    }

    @Test
    void aReturnedOneOughtToLieInTheHomeCommission() {
        certificates.takeBack(number, voter, newKey()).then().statusCode(201);
        service.openPolls(country, poll, country.otherTown);
        refused(service.redeem(poll, country.otherTown, number, voter, newKey()), "RETURNED");
        assertEquals(1, alerts());
    }

    @Test
    void aGoodOneInTheWrongHandsOrUsedIsRefusedWithoutThisAlert() {
        service.openPolls(country, poll, country.otherRegion);
        service.redeem(poll, country.otherRegion, number, country.citizen(country.otherRegion), newKey())
                .then()
                .statusCode(422)
                .body("type", problem("wrong-holder"));
        service.redeem(poll, country.otherRegion, number, voter, newKey())
                .then()
                .statusCode(201);
        service.redeem(poll, country.otherRegion, number, voter, newKey())
                .then()
                .statusCode(409)
                .body("type", problem("certificate-used"));
        assertEquals(0, alerts());
    }

    @Test
    void thePageOfTheDeskSaysWhatToDo() throws Exception {
        service.moveClock(country, poll.at(LocalTime.of(20, 0)).plusDays(1));
        poll = service.electionWithLists(country);
        aCertificate();
        certificates.block(number, voter, newKey()).then().statusCode(201);
        service.openPolls(country, poll, country.otherRegion);
        new Browser(country.otherRegion.member())
                .post(
                        "/desk/redemption",
                        Map.of("number", number, "iin", voter.digits(), "document", "04001234", "key", newKey()))
                .then()
                .statusCode(409)
                .body(containsString("Бұл куәлік енді жарамсыз."))
                .body(containsString("Куәлікті алып қалыңыз"));
    }

    private int alerts() {
        return country.query(
                "select count(*)::int from alert where kind = 'INVALID_CERTIFICATE_BROUGHT' and subject = ?"
                        + " and election_id = (select id from election where code = ?)",
                number,
                poll.code());
    }

    private static String refused(Response answer, String state) {
        answer.then()
                .statusCode(409)
                .body("type", problem("certificate-not-valid"))
                .body("state", equalTo(state))
                .body("toDo", containsString("Keep the paper"));
        return answer.asString();
    }
}
