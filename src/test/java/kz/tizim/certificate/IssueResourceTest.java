package kz.tizim.certificate;

import static kz.tizim.kit.Service.application;
import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Certificates;
import kz.tizim.kit.Owner;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.kit.WithListedVoter;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                .body("voters[0].detached", equalTo(List.of("mazhilis")));
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

    @ParameterizedTest
    @CsvSource({
        "751210000,751410000", // Almaty: two districts of the city
        "711110000,711310000", // Astana
        "791110000,790000000", // Shymkent: a district, and the city as a whole
        "351011100,351013100" // Karaganda: two districts of a region's city
    })
    void aCityAndItsDistrictsAreOneSettlement(String home, String elsewhere) throws Exception {
        Place district = country.placeAt(home);
        Place otherDistrict = country.placeAt(elsewhere);
        Iin citizen = country.citizen(district);
        Poll next = service.electionWithLists(country);
        Map<String, Object> application = application(citizen, "mazhilis");
        application.put("destinationKato", elsewhere);
        refused(service.issue(next, district, application, newKey()), 422, "same-settlement");
        application.remove("destinationKato");
        String number = service.issue(next, district, application, newKey())
                .then()
                .extract()
                .path("number");
        service.openPolls(country, next, otherDistrict, country.otherTown);
        refused(service.redeem(next, otherDistrict, number, citizen, newKey()), 422, "same-settlement");
        service.redeem(next, country.otherTown, number, citizen, newKey())
                .then()
                .statusCode(201);
    }

    @Test
    void aVillageUnderACityIsASettlementOfItsOwn() throws Exception {
        Place city = country.placeAt("611610000");
        Place village = country.placeAt("611633100");
        Iin citizen = country.citizen(city);
        Poll next = service.electionWithLists(country);
        Map<String, Object> application = application(citizen, "mazhilis");
        application.put("destinationKato", village.kato());
        String number = service.issue(next, city, application, newKey())
                .then()
                .extract()
                .path("number");
        service.openPolls(country, next, village);
        service.redeem(next, village, number, citizen, newKey()).then().statusCode(201);
    }

    @Test
    void onceTheListsAreLockedNothingIsIssued() {
        service.moveClock(country, poll.at(LocalTime.NOON).plusDays(1));
        service.as(country.admin).post(poll.path("/lists/lock")).then().statusCode(200);
        refused(issue(application(voter, "mazhilis")), 409, "lists-frozen");
    }

    @Test
    void aVoteInsideTheWindowWouldBeSeen() throws Exception {
        // No calendar lets anybody vote before the window has ended: what a vote would leave is written by hand.
        country.run(
                "insert into ledger_entry (entry_id, election_id, contest_id, iin, seq, precinct_id, channel, basis, account_id,"
                        + " admitted_at) select gen_random_uuid(), c.election_id, c.id, ?, 0, ?, 'STATION', 'HOME_LIST', 1,"
                        + " deciding_time() from contest c join election e on e.id = c.election_id"
                        + " where e.code = ? and c.code = 'mazhilis'",
                voter.value(),
                country.home.id(),
                poll.code());
        try {
            refused(issue(application(voter, "mazhilis")), 409, "already-voted")
                    .then()
                    .body("usedAt", equalTo(country.home.code()));
            issue(application(voter, "maslikhat")).then().statusCode(201);
        } finally {
            // The audit after the test finds a vote at a precinct that was never opened.
            Owner.run("delete from ledger_entry where iin = " + voter.value());
        }
    }

    @Test
    void oneProxyMayCollectForSeveralVoters() throws Exception {
        Iin other = country.citizen(country.home);
        Poll next = service.electionWithLists(country);
        for (Iin holder : List.of(voter, other)) {
            Map<String, Object> application = application(holder, "mazhilis");
            application.put("applicant", Map.of("kind", "PROXY", "name", "Proxy P", "powerOfAttorney", "No 17"));
            service.issue(next, country.home, application, newKey()).then().statusCode(201);
        }
        new Certificates(service, next, country.home)
                .search(country.home.member(), Map.of("proxy", "Proxy P"), "")
                .then()
                .statusCode(200)
                .body("iin", containsInAnyOrder(voter.digits(), other.digits()))
                .body("proxy.collected", everyItem(equalTo(2)));
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
