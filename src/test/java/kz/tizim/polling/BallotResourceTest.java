package kz.tizim.polling;

import static kz.tizim.kit.Service.application;
import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Browser;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ballots at the home list, rule by rule (domain rule 9). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BallotResourceTest extends WithCountry {
    private Iin voter;
    private Iin faraway;
    private Poll poll;

    @BeforeEach
    void votersOfTwoRegions() throws Exception {
        voter = country.citizen(country.home);
        faraway = country.citizen(country.otherRegion);
        poll = service.electionWithLists(country);
    }

    @Test
    void withoutNamingThemAllContestsOfThePlaceAreGiven() {
        service.openPolls(country, poll, country.home, country.otherRegion);
        service.ballot(poll, country.home, voter, null, newKey())
                .then()
                .statusCode(201)
                .body("results.contest", contains("mazhilis", "maslikhat"))
                .body("results.outcome", contains("ADMITTED", "ADMITTED"));
        service.ballot(poll, country.otherRegion, faraway, null, newKey())
                .then()
                .statusCode(201)
                .body("results.contest", contains("mazhilis"));
    }

    @Test
    void contestsCountOneByOne() {
        service.issue(poll, country.home, application(voter, "maslikhat"), newKey())
                .then()
                .statusCode(201);
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, voter, null, newKey())
                .then()
                .statusCode(201)
                .body("results.outcome", contains("ADMITTED", "detached"));
        service.ballot(poll, country.home, voter, null, newKey())
                .then()
                .statusCode(409)
                .body("type", problem("already-voted"))
                .body("results.outcome", contains("already-voted", "detached"));
    }

    @Test
    void aContestOfAnotherRegionIsNotHeldHere() {
        service.openPolls(country, poll, country.otherRegion);
        service.ballot(poll, country.otherRegion, faraway, List.of("maslikhat"), newKey())
                .then()
                .statusCode(422)
                .body("type", problem("outside-scope"));
        service.ballot(poll, country.otherRegion, faraway, List.of("mazhilis", "senate"), newKey())
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("contests[1]"));
        service.ballot(poll, country.otherRegion, faraway, newKey()).then().statusCode(201);
    }

    @Test
    void aVoterOfAnotherListIsSentThere() {
        service.openPolls(country, poll, country.neighbour);
        service.ballot(poll, country.neighbour, voter, newKey())
                .then()
                .statusCode(422)
                .body("type", problem("not-on-list"))
                .body("listedAt", equalTo(country.home.code()))
                .body("address.en", equalTo("1 Garden"));
        new Browser(country.neighbour.member())
                .post("/desk/ballot?lang=ru", Map.of("iin", voter.digits(), "key", newKey()))
                .then()
                .statusCode(422)
                .body(containsString("Сад 1"));
    }

    @Test
    void whoIsOnNoListIsNotAdmitted() {
        Iin newcomer = country.citizen(country.home);
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, newcomer, newKey())
                .then()
                .statusCode(422)
                .body("type", problem("not-on-list"));
    }

    @Test
    void aSecondBallotIsRefusedWithTheFirstOnesPlaceAndTime() {
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
        service.ballot(poll, country.home, voter, newKey())
                .then()
                .statusCode(409)
                .body("type", problem("already-voted"))
                .body("usedAt", equalTo(country.home.code()))
                .body("usedOn", notNullValue())
                .body("basis", equalTo("HOME_LIST"));
    }

    @Test
    void whoVotedWithACertificateElsewhereGetsNoBallotAtHome() {
        String number = service.certificate(poll, country.home, voter);
        service.openPolls(country, poll, country.home, country.otherTown);
        service.redeem(poll, country.otherTown, number, voter, newKey()).then().statusCode(201);
        service.ballot(poll, country.home, voter, newKey())
                .then()
                .statusCode(409)
                .body("type", problem("already-voted"))
                .body("usedAt", equalTo(country.otherTown.code()));
    }

    @Test
    void theSameKeyAdmitsOnce() {
        service.openPolls(country, poll, country.home);
        String key = newKey();
        String first = service.ballot(poll, country.home, voter, key).asString();
        service.ballot(poll, country.home, voter, key)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", equalTo("true"))
                .body(equalTo(first));
    }
}
