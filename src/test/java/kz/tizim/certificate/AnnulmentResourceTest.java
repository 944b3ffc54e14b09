package kz.tizim.certificate;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Browser;
import kz.tizim.kit.Certificates;
import kz.tizim.kit.WithListedVoter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Annulment of a certificate by two persons (domain rules 7 and 12). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AnnulmentResourceTest extends WithListedVoter {
    private Certificates certificates;
    private String number;

    @BeforeEach
    void aCertificate() {
        certificates = new Certificates(service, poll, country.home);
        number = service.certificate(poll, country.home, voter);
    }

    @Test
    void whoDecidesSeesTheNumberAndTheCitizen() {
        certificates.askedAnnulment(number, voter);
        Map.of(country.home.member(), "/desk/approvals", country.territorial, "/admin/approvals")
                .forEach((username, page) -> new Browser(username)
                        .get(page)
                        .then()
                        .statusCode(200)
                        .body(containsString(number))
                        .body(containsString(voter.digits() + ", Сәрсенов Айбек")));
    }

    @Test
    void untilASecondPersonApprovesNothingChanges() {
        int approval = certificates.askedAnnulment(number, voter);
        certificates.assertState(number, "ISSUED");
        refused(service.decide(country.home.chair(), approval, true), 403, "own-approval");
        service.decide(country.home.member(), approval, false).then().statusCode(200);
        certificates.assertState(number, "ISSUED");
        certificates.assertDetached(country, voter, true);
    }

    @Test
    void anAnnulledCertificateIsNeverAcceptedAndItsVoterVotesAtHome() {
        certificates.annul(number, voter);
        certificates.assertState(number, "ANNULLED");
        certificates.assertDetached(country, voter, false);
        service.openPolls(country, poll, country.home, country.otherRegion);
        ended(service.redeem(poll, country.otherRegion, number, voter, newKey()));
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
    }

    @Test
    void anAnnulledCertificateIsNotReplaced() {
        certificates.annul(number, voter);
        refused(service.issue(poll, country.home, voter, "mazhilis", newKey()), 409, "certificate-exists");
        ended(certificates.takeBack(number, voter, newKey()));
        ended(certificates.block(number, voter, newKey()));
        ended(certificates.askAnnulment(country.home.chair(), number, voter));
    }

    @Test
    void itIsApprovedUntilTheEndOfHoursThatAnActExtended() {
        service.as(country.territorial)
                .body(Map.of("act", "No 12", "reason", "A storm", "closes", "22:00:00"))
                .post(poll.path("/precincts/" + country.home.code() + "/hours"))
                .then()
                .statusCode(200);
        service.moveClock(country, poll.at(LocalTime.of(20, 30)));
        certificates.annul(number, voter);
        certificates.assertState(number, "ANNULLED");
    }

    @Test
    void aRedeemedCertificateIsNotAnnulled() {
        int approval = certificates.askedAnnulment(number, voter);
        service.openPolls(country, poll, country.otherRegion);
        service.redeem(poll, country.otherRegion, number, voter, newKey())
                .then()
                .statusCode(201);
        refused(service.decide(country.home.member(), approval, true), 409, "certificate-used");
        refused(certificates.askAnnulment(country.home.chair(), number, voter), 409, "certificate-used");
        certificates.assertState(number, "REDEEMED");
    }

    @Test
    void theCommissionAboveAsksAndDecidesAndNobodyElse() {
        int approval = certificates
                .askAnnulment(country.territorial, number, voter)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        for (String stranger : List.of(country.neighbour.chair(), country.admin, country.observer)) {
            service.decide(stranger, approval, true).then().statusCode(404);
        }
        service.as(country.neighbour.chair()).get("/api/v1/approvals").then().body("$", empty());
        service.decide(country.central, approval, true).then().statusCode(200);
        certificates.assertState(number, "ANNULLED");
    }

    @Test
    void anAnnulmentIsAuditedWhereItHappensAndOfWhom() {
        certificates.annul(number, voter);
        ended(certificates.askAnnulment(country.home.chair(), number, voter));
        assertEquals(1, country.audited("certificate-annulment", "DONE", poll, country.home, voter));
        assertEquals(1, country.audited("certificate-annulment", "certificate-not-valid", poll, country.home, voter));
    }

    @Test
    void askedAgainItIsTheSameMatter() {
        int approval = certificates.askedAnnulment(number, voter);
        certificates
                .askAnnulment(country.home.chair(), number, voter)
                .then()
                .statusCode(202)
                .body("id", equalTo(approval));
    }

    @Test
    void theWrongHolderPrecinctOrNumberIsRefused() {
        refused(
                certificates.askAnnulment(country.home.chair(), number, country.citizen(country.home)),
                422,
                "wrong-holder");
        refused(
                certificates.askAnnulment(
                        country.home.chair(),
                        CertificateNumber.ofSerial(99_999_999).digits(),
                        voter),
                404,
                "unknown-certificate");
        refused(
                new Certificates(service, poll, country.neighbour)
                        .askAnnulment(country.neighbour.chair(), number, voter),
                422,
                "not-on-list");
        certificates.askAnnulment(country.home.member(), number, voter).then().statusCode(403);
    }

    private static void ended(Response answer) {
        refused(answer, 409, "certificate-not-valid").then().body("state", equalTo("ANNULLED"));
    }

    private static Response refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).body("type", problem(slug));
        return answer;
    }
}
