package kz.tizim.certificate;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.WithListedVoter;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** Voters struck off a list (domain §8: dies after the list). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ExclusionResourceTest extends WithListedVoter {
    @Test
    void whoDiesAfterTheListIsExcludedWithTheRecordsReference() {
        exclude(country.home, voter, "DEATH", newKey()).then().statusCode(201).body("annulled", empty());
        service.search(poll, country.home, voter.digits()).then().body("voters", empty());
        service.as(country.home.member())
                .get(poll.path("/precincts/" + country.home.code() + "/list-changes"))
                .then()
                .body("change", contains("REMOVE"))
                .body("basis", contains("DEATH"))
                .body("reference", contains("Act No 112"));
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, voter, newKey())
                .then()
                .statusCode(422)
                .body("type", problem("not-on-list"));
    }

    @Test
    void aCertificateThatIsOutIsVoidAndDetachesNobody() {
        String number = service.certificate(poll, country.home, voter);
        exclude(country.home, voter, "DEATH", newKey()).then().statusCode(201).body("annulled", contains(number));
        service.as(country.home.member())
                .get(poll.path("/certificates/" + number))
                .then()
                .body("state", equalTo("ANNULLED"));
        assertEquals(
                0,
                country.query(
                        "select count(*)::int from detachment where iin = ? and ended_at is null", voter.value()));
        service.openPolls(country, poll, country.otherTown);
        service.redeem(poll, country.otherTown, number, voter, newKey())
                .then()
                .statusCode(409)
                .body("type", problem("certificate-not-valid"))
                .body("state", equalTo("ANNULLED"));
    }

    @Test
    void whoWasExcludedGetsNoCertificate() {
        exclude(country.home, voter, "INELIGIBLE", newKey()).then().statusCode(201);
        refused(service.issue(poll, country.home, voter, "mazhilis", newKey()), 422, "not-on-list");
    }

    @Test
    void whoHasVotedStaysOnTheList() {
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
        refused(exclude(country.home, voter, "DEATH", newKey()), 409, "already-voted");
    }

    @Test
    void onlyTheOwnCommissionAndThoseAboveExclude() {
        refused(exclude(country.neighbour, voter, "COURT", newKey()), 422, "not-on-list")
                .then()
                .body("listedAt", equalTo(country.home.code()));
        service.as(country.home.member(), newKey())
                .body(request(country.home, voter, "DEATH"))
                .post(poll.path("/exclusions"))
                .then()
                .statusCode(403);
    }

    @Test
    void nobodyIsExcludedTwiceNorOnceThePollsClose() {
        String key = newKey();
        String first = exclude(country.home, voter, "COURT", key).asString();
        exclude(country.home, voter, "COURT", key).then().statusCode(201).body(equalTo(first));
        refused(exclude(country.home, voter, "COURT", newKey()), 422, "not-on-list");
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        refused(exclude(country.home, voter, "COURT", newKey()), 422, "outside-window");
    }

    private Response exclude(SmallCountry.Place place, Iin iin, String ground, String key) {
        return service.as(place.chair(), key).body(request(place, iin, ground)).post(poll.path("/exclusions"));
    }

    private static Map<String, Object> request(SmallCountry.Place place, Iin iin, String ground) {
        return Map.of("iin", iin.digits(), "precinct", place.code(), "ground", ground, "reference", "Act No 112");
    }

    private static Response refused(Response answer, int status, String slug) {
        answer.then().statusCode(status).body("type", problem(slug));
        return answer;
    }
}
