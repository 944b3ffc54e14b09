package kz.tizim.polling;

import static kz.tizim.kit.Service.newKey;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Certificates;
import kz.tizim.kit.HomeVisitDesk;
import kz.tizim.kit.Links;
import kz.tizim.kit.Service.Poll;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** The turns of a certificate on polling day, each of which another rule allows or refuses (domain rules 6 to 8). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CertificateTurnsResourceTest extends WithTraveller {
    @Test
    void whoReturnsTheCertificateAtTheDeskOfTheJourneyIsSentHomeAndVotesThereOnce() {
        open();
        refused(
                new Certificates(service, poll, country.otherTown).takeBack(number, voter, newKey()),
                422,
                "not-on-list");
        certificates.takeBack(number, voter, newKey()).then().statusCode(201);
        refused(redeem(country.otherTown), 409, "certificate-not-valid");
        ballot(country.home).then().statusCode(201);
        refused(redeem(country.otherTown), 409, "certificate-not-valid");
        refused(ballot(country.home), 409, "already-voted");
    }

    @Test
    void whoHasReturnedTheCertificateIsIncludedElsewhereAndHomeHasNobodyLeft() {
        open();
        certificates.takeBack(number, voter, newKey()).then().statusCode(201);
        included(country.otherTown);
        refused(ballot(country.home), 422, "not-on-list");
        ballot(country.otherTown).then().statusCode(201);
        closes(country.home);
        closes(country.otherTown);
    }

    @Test
    void aLostCertificateKeepsFromEveryOtherWay() {
        certificates.block(number, voter, newKey()).then().statusCode(201);
        refused(new HomeVisitDesk(service, poll, country.home).ask(voter, newKey()), 409, "detached");
        open();
        refused(ask(country.otherTown), 409, "detached");
        refused(ballot(country.home), 409, "detached");
        refused(certificates.takeBack(number, voter, newKey()), 409, "certificate-not-valid");
        refused(redeem(country.otherTown), 409, "certificate-not-valid");
    }

    @Test
    void anAnnulledCertificateKeepsNobodyFromTheListOrAnInclusion() {
        certificates.annul(number, voter);
        open();
        included(country.otherTown);
        ballot(country.otherTown).then().statusCode(201);
        refused(redeem(country.otherRegion), 409, "certificate-not-valid");
    }

    @Test
    void aCertificateCountsInItsOwnElectionOnly() throws Exception {
        Poll second = service.electionWithLists(country);
        open();
        service.openPolls(country, second, country.home, country.otherTown);
        refused(service.redeem(second, country.otherTown, number, voter, newKey()), 404, "unknown-certificate");
        service.ballot(second, country.home, voter, newKey()).then().statusCode(201);
        redeem(country.otherTown).then().statusCode(201);
    }

    @Test
    void aRedemptionThatIsUndoneLeavesEveryWayOpenUntilTheNextOne() {
        open();
        voided(country.otherTown, redeem(country.otherTown).path("ledgerEntry"));
        voided(country.otherRegion, redeem(country.otherRegion).path("ledgerEntry"));
        refused(ballot(country.home), 409, "detached");
        certificates.takeBack(number, voter, newKey()).then().statusCode(201);
        String entry = ballot(country.home).then().statusCode(201).extract().path("results[0].ledgerEntry");
        refused(redeem(country.otherRegion), 409, "certificate-not-valid");
        voided(country.home, entry);
        included(country.otherTown);
        ballot(country.otherTown).then().statusCode(201);
        closes(country.home);
        closes(country.otherTown);
        closes(country.otherRegion);
    }

    @Test
    void theSameKeyElsewhereOrForSomethingElseIsRefusedAndTheFirstAnswerStays() {
        open();
        String key = newKey();
        String entry =
                service.redeem(poll, country.otherTown, number, voter, key).path("ledgerEntry");
        reused(service.redeem(poll, country.otherRegion, number, voter, key));
        reused(service.ballot(poll, country.home, voter, List.of("maslikhat"), key));
        reused(service.ballot(poll, country.otherTown, voter, key));
        service.as(country.otherTown.chair(), key)
                .body(Map.of("iin", voter.digits(), "precinct", country.otherTown.code(), "documentNumber", "04001234"))
                .post(poll.path("/certificates/" + number + "/redemption"))
                .then()
                .statusCode(201)
                .body("ledgerEntry", equalTo(entry));
        voided(country.otherTown, entry);
        service.redeem(poll, country.otherTown, number, voter, key)
                .then()
                .statusCode(201)
                .body("ledgerEntry", equalTo(entry));
        String again = redeem(country.otherTown).path("ledgerEntry");
        assertNotEquals(entry, again);
    }

    @Test
    void theHolderIsThePersonUnderWhicheverNumber() {
        Links.link(service, country, other, voter);
        open();
        service.openPolls(country, poll, country.neighbour);
        String entry = service.redeem(poll, country.otherTown, number, other, newKey())
                .then()
                .statusCode(201)
                .extract()
                .path("ledgerEntry");
        refused(service.ballot(poll, country.neighbour, other, newKey()), 422, "not-on-list");
        refused(service.ballot(poll, country.home, other, newKey()), 409, "already-voted");
        voided(country.otherTown, entry);
        certificates.takeBack(number, other, newKey()).then().statusCode(201);
        service.ballot(poll, country.home, other, newKey()).then().statusCode(201);
    }

    @Test
    void abroadTheNationalContestIsHeldAlone() {
        country.run(
                "update precinct set kind = 'ABROAD', kato = '', settlement = '', time_zone = 'America/New_York' where id = ?",
                country.otherRegion.id());
        Iin second = listed();
        String regional = service.issue(poll, country.neighbour, second, "maslikhat", newKey())
                .then()
                .statusCode(201)
                .extract()
                .path("number");
        service.moveClock(country, poll.at(LocalTime.of(19, 59)));
        service.open(poll, country.home).then().statusCode(200);
        refused(redeem(country.otherRegion), 422, "polls-closed");
        service.open(poll, country.otherRegion).then().statusCode(200);
        refused(service.redeem(poll, country.otherRegion, regional, second, newKey()), 422, "outside-scope");
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        closes(country.home);
        redeem(country.otherRegion).then().statusCode(201);
        refused(redeem(country.otherRegion), 409, "certificate-used");
    }

    private static void reused(Response answer) {
        refused(answer, 422, "idempotency-key-reused");
    }
}
