package kz.tizim.certificate;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Certificates;
import kz.tizim.kit.WithListedVoter;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Return and loss of a certificate (domain rule 7). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EndResourceTest extends WithListedVoter {
    private Certificates certificates;
    private String number;

    @BeforeEach
    void aCertificate() {
        certificates = new Certificates(service, poll, country.home);
        number = service.certificate(poll, country.home, voter);
    }

    @Test
    void aReturnAttachesTheVoterToTheHomeListAgain() {
        certificates
                .takeBack(number, voter, newKey())
                .then()
                .statusCode(201)
                .body("number", equalTo(number))
                .body("contest", equalTo("mazhilis"))
                .body("homePrecinct", equalTo(country.home.code()))
                .body("state", equalTo("RETURNED"))
                .body("detached", equalTo(false));
        service.search(poll, country.home, voter.digits()).then().body("voters[0].detached", equalTo(List.of()));
        service.openPolls(country, poll, country.home, country.otherRegion);
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
        ended(service.redeem(poll, country.otherRegion, number, voter, newKey()), "RETURNED");
    }

    @Test
    void afterAReturnAnotherCertificateIsIssuedInsideTheWindow() {
        certificates.takeBack(number, voter, newKey()).then().statusCode(201);
        String second = service.certificate(poll, country.home, voter);
        certificates.assertState(number, "RETURNED");
        certificates.assertState(second, "ISSUED");
        certificates.assertDetached(country, voter, true);
        service.openPolls(country, poll, country.otherRegion);
        service.redeem(poll, country.otherRegion, second, voter, newKey())
                .then()
                .statusCode(201);
    }

    @Test
    void aCertificateIsReturnedOnPollingDayUntilThePollsClose() {
        Iin other = country.citizen(country.home);
        service.openPolls(country, poll, country.home);
        certificates.takeBack(number, voter, newKey()).then().statusCode(201);
        refused(service.issue(poll, country.home, voter, "mazhilis", newKey()), 422, "outside-window");
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
        refused(certificates.takeBack(number, other, newKey()), 422, "wrong-holder");
    }

    @Test
    void onceThePollsCloseNothingIsReturnedOrReportedLost() {
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        refused(certificates.takeBack(number, voter, newKey()), 422, "outside-window");
        refused(certificates.block(number, voter, newKey()), 422, "outside-window");
        service.moveClock(country, poll.at(LocalTime.NOON).plusDays(1));
        service.as(country.admin).post(poll.path("/lists/lock")).then().statusCode(200);
        refused(certificates.takeBack(number, voter, newKey()), 409, "lists-frozen");
    }

    @Test
    void onceThePrecinctClosesEarlyNothingIsReturned() {
        service.openPolls(country, poll, country.home);
        // No act closes a precinct early yet: what it would leave is written by hand.
        country.run(
                "update precinct_session set state = 'CLOSING', closing_at = deciding_time() where precinct_id = ?",
                country.home.id());
        refused(certificates.takeBack(number, voter, newKey()), 409, "lists-frozen");
    }

    @Test
    void aLostCertificateIsBlockedForEverAndItsVoterStaysDetached() {
        certificates
                .block(number, voter, newKey())
                .then()
                .statusCode(201)
                .body("state", equalTo("REPORTED_LOST"))
                .body("detached", equalTo(true));
        certificates.assertDetached(country, voter, true);
        refused(service.issue(poll, country.home, voter, "mazhilis", newKey()), 409, "certificate-exists");
        ended(certificates.takeBack(number, voter, newKey()), "REPORTED_LOST");
        ended(certificates.block(number, voter, newKey()), "REPORTED_LOST");
        service.openPolls(country, poll, country.home, country.otherRegion);
        refused(service.ballot(poll, country.home, voter, newKey()), 409, "detached");
        ended(service.redeem(poll, country.otherRegion, number, voter, newKey()), "REPORTED_LOST");
    }

    @Test
    void aRedeemedCertificateIsNeitherReturnedNorLost() {
        service.openPolls(country, poll, country.otherRegion);
        service.redeem(poll, country.otherRegion, number, voter, newKey())
                .then()
                .statusCode(201);
        for (Response answer :
                List.of(certificates.takeBack(number, voter, newKey()), certificates.block(number, voter, newKey()))) {
            refused(answer, 409, "certificate-used")
                    .then()
                    .body("usedAt", equalTo(country.otherRegion.code()))
                    .body("usedOn", notNullValue());
        }
    }

    @Test
    void aReturnedCertificateIsNotReturnedTwiceButTheSameKeyGetsTheFirstAnswer() {
        String key = newKey();
        String first = certificates.takeBack(number, voter, key).asString();
        assertEquals(first, certificates.takeBack(number, voter, key).asString());
        ended(certificates.takeBack(number, voter, newKey()), "RETURNED");
        ended(certificates.block(number, voter, newKey()), "RETURNED");
    }

    @Test
    void onlyTheHomePrecinctTakesACertificateBack() {
        refused(
                        new Certificates(service, poll, country.neighbour).takeBack(number, voter, newKey()),
                        422,
                        "not-on-list")
                .then()
                .body("listedAt", equalTo(country.home.code()));
        service.as(country.territorial, newKey())
                .body(Map.of("iin", voter.digits(), "reason", "No 4"))
                .post(poll.path("/certificates/" + number + "/return"))
                .then()
                .statusCode(403);
    }

    @Test
    void anUnknownNumberIsNeitherReturnedNorLost() {
        String unknown = CertificateNumber.ofSerial(99_999_999).digits();
        refused(certificates.takeBack(unknown, voter, newKey()), 404, "unknown-certificate");
        refused(certificates.block("0000001231", voter, newKey()), 404, "unknown-certificate");
    }

    @Test
    void aReturnEndsTheDetachmentOfItsContestOnly() {
        service.issue(poll, country.home, voter, "maslikhat", newKey()).then().statusCode(201);
        certificates.takeBack(number, voter, newKey()).then().statusCode(201);
        service.search(poll, country.home, voter.digits())
                .then()
                .body("voters[0].detached", equalTo(List.of("maslikhat")));
    }

    private static void ended(Response answer, String state) {
        refused(answer, 409, "certificate-not-valid")
                .then()
                .body("state", equalTo(state))
                .body("since", notNullValue());
    }

    private static Response refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).body("type", problem(slug));
        return answer;
    }
}
