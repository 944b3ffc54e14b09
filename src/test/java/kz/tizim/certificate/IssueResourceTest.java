package kz.tizim.certificate;

import static kz.tizim.kit.Service.application;
import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.WithListedVoter;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** Issue of a certificate, rule by rule (domain rule 6). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IssueResourceTest extends WithListedVoter {
    @Test
    void aCertificateDetachesTheVoterForItsContest() {
        service.certificate(poll, country.home, voter);
        service.search(poll, country.home, voter.digits())
                .then()
                .statusCode(200)
                .body("voters[0].detached", equalTo(java.util.List.of("mazhilis")));
    }

    @Test
    void atSixOnTheEveItIsTooLate() {
        service.moveClock(country, poll.onTheEve(LocalTime.of(17, 59, 30)));
        service.certificate(poll, country.home, voter);
        service.moveClock(country, poll.onTheEve(LocalTime.of(18, 0)));
        refused(issue(application(voter, "maslikhat")), 422, "outside-window");
    }

    @Test
    void beforeTheWindowOpensNothingIsIssued() throws Exception {
        Poll later = service.newElection(country, Map.of("certificatesFrom", 5));
        service.buildLists(country, later);
        service.as(country.admin).post(later.path("/lists/handover")).then().statusCode(200);
        refused(service.issue(later, country.home, voter, "mazhilis", newKey()), 422, "outside-window");
        service.moveClock(country, later.at(LocalTime.MIDNIGHT).minusDays(5));
        service.certificate(later, country.home, voter);
    }

    @Test
    void beforeHandoverNothingIsIssued() throws Exception {
        Poll draft = service.newElection(country);
        service.buildLists(country, draft);
        refused(service.issue(draft, country.home, voter, "mazhilis", newKey()), 409, "lists-frozen");
    }

    @Test
    void theOwnSettlementIsRefusedWhenTheDestinationIsNamed() {
        Map<String, Object> application = application(voter, "mazhilis");
        application.put("destinationKato", country.neighbour.kato());
        refused(issue(application), 422, "same-settlement");
        application.put("destinationKato", country.otherTown.kato());
        issue(application).then().statusCode(201);
    }

    @Test
    void thereIsNoSecondCertificateForAContest() {
        service.certificate(poll, country.home, voter);
        refused(issue(application(voter, "mazhilis")), 409, "certificate-exists");
        issue(application(voter, "maslikhat")).then().statusCode(201);
    }

    @Test
    void anotherPrecinctIsToldWhereTheVoterIsListed() {
        refused(service.issue(poll, country.neighbour, voter, "mazhilis", newKey()), 422, "not-on-list")
                .then()
                .body("listedAt", equalTo(country.home.code()));
    }

    @Test
    void whoIsOnNoListGetsNoCertificate() {
        Iin newcomer = country.citizen(country.home);
        refused(issue(application(newcomer, "mazhilis")), 422, "not-on-list");
        Iin nobody = country.freshIin(java.time.LocalDate.of(1991, 2, 3));
        refused(issue(application(nobody, "mazhilis")), 422, "not-on-list");
    }

    @Test
    void aProxyHasANameAndAPowerOfAttorney() {
        Map<String, Object> application = application(voter, "mazhilis");
        application.put("applicant", Map.of("kind", "PROXY"));
        refusedField(application, "applicant.name");
        application.put("applicant", Map.of("kind", "PROXY", "name", "Proxy P"));
        refusedField(application, "applicant.powerOfAttorney");
        application.put("applicant", Map.of("kind", "PROXY", "name", "Proxy P", "powerOfAttorney", "No 17"));
        issue(application).then().statusCode(201);
    }

    @Test
    void aVoterNeedsNoProxy() {
        Map<String, Object> application = application(voter, "mazhilis");
        application.put("applicant", Map.of("kind", "VOTER", "name", "Proxy P", "powerOfAttorney", "No 17"));
        refusedField(application, "applicant.name");
    }

    @Test
    void aContestIsForTheVotersOfItsScope() throws Exception {
        Iin faraway = country.citizen(country.otherRegion);
        Poll next = service.electionWithLists(country);
        refused(service.issue(next, country.otherRegion, faraway, "maslikhat", newKey()), 422, "not-eligible");
        service.certificate(next, country.otherRegion, faraway);
    }

    @Test
    void aRegionsContestIsHeldInThatRegionOnly() {
        Map<String, Object> application = application(voter, "maslikhat");
        application.put("destinationKato", country.otherRegion.kato());
        refused(issue(application), 422, "outside-scope");
        application.remove("destinationKato");
        String number = issue(application).then().statusCode(201).extract().path("number");
        service.openPolls(country, poll, country.otherRegion, country.otherTown);
        refused(service.redeem(poll, country.otherRegion, number, voter, newKey()), 422, "outside-scope");
        service.redeem(poll, country.otherTown, number, voter, newKey()).then().statusCode(201);
    }

    @Test
    void aContestOfNoSuchCodeIsNamed() {
        refusedField(application(voter, "senate"), "contest");
    }

    @Test
    void aBlankIsUsedOnce() throws Exception {
        Iin other = country.citizen(country.home);
        Poll next = service.electionWithLists(country);
        Map<String, Object> application = application(voter, "mazhilis");
        application.put("blankNumber", CertificateNumber.ofSerial(70_000_001).digits());
        service.issue(next, country.home, application, newKey()).then().statusCode(201);
        application.put("iin", other.digits());
        service.issue(next, country.home, application, newKey())
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("blankNumber"));
        assertEquals(0, country.query("select count(*)::int from certificate where iin = ?", other.value()));
    }

    @Test
    void theSameKeyReturnsTheFirstNumber() {
        String key = newKey();
        String first = service.issue(poll, country.home, voter, "mazhilis", key).asString();
        Response again = service.issue(poll, country.home, voter, "mazhilis", key);
        assertEquals(201, again.statusCode());
        assertEquals(first, again.asString());
    }

    @Test
    void whoHasVotedGetsNoCertificate() throws Exception {
        // Polling day of one election inside the window of the next one, but the vote counts for its own only.
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
        refused(issue(application(voter, "mazhilis")), 422, "outside-window");
        Poll next = service.electionWithLists(country);
        service.certificate(next, country.home, voter);
    }

    private Response issue(Map<String, Object> application) {
        return service.issue(poll, country.home, application, newKey());
    }

    private void refusedField(Map<String, Object> application, String field) {
        issue(application)
                .then()
                .statusCode(400)
                .body("type", problem("invalid-request"))
                .body("errors[0].field", equalTo(field));
    }

    private static Response refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).contentType("application/problem+json").body("type", problem(slug));
        return answer;
    }
}
