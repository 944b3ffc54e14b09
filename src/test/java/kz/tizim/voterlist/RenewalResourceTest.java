package kz.tizim.voterlist;

import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

/** Placing one town anew within a draft. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RenewalResourceTest extends WithElectionAhead {
    @Test
    void theSumsOfTheDraftFollow() throws Exception {
        Iin lost = country.citizen(country.home);
        live(lost, "Белгісіз " + country.home.code(), "1");
        service.buildLists(country, poll);
        rule(country.neighbour, "Белгісіз " + country.home.code(), "");
        renew(country.home.kato())
                .then()
                .statusCode(200)
                .body("kato", equalTo(country.home.kato()))
                .body("listed", equalTo(1))
                .body("moved", equalTo(0));
        theSumsAreRight();
        assertEquals(country.neighbour.id(), precinct(lost));
        renew(country.home.kato()).then().body("changed", equalTo(0));
    }

    @Test
    void whatAPersonDecidedStays() throws Exception {
        Iin lost = country.citizen(country.home);
        live(lost, "Белгісіз " + country.home.code(), "1");
        service.buildLists(country, poll);
        assign(lost);
        rule(country.neighbour, "Белгісіз " + country.home.code(), "");
        renew(country.home.kato()).then().statusCode(200);
        assertEquals(country.home.id(), precinct(lost));
    }

    @Test
    void aTransferAskedForSinceIsHonoured() throws Exception {
        poll = service.newElection(country, OPEN_TO_TRANSFERS);
        Iin mover = country.citizen(country.home);
        Iin decided = country.citizen(country.home);
        live(decided, "Белгісіз " + country.home.code(), "1");
        service.buildLists(country, poll);
        assign(decided);
        transfer(mover);
        transfer(decided);
        renew(country.home.kato())
                .then()
                .statusCode(200)
                .body("changed", equalTo(2))
                .body("listed", equalTo(0))
                .body("moved", equalTo(2));
        assertEquals(country.otherTown.id(), precinct(mover));
        assertEquals(country.otherTown.id(), precinct(decided));
        theSumsAreRight();
        renew(country.home.kato()).then().body("changed", equalTo(0));
        service.as(country.admin).post(poll.path("/lists/handover")).then().statusCode(200);
    }

    @Test
    void whoMayNotVoteAnyMoreIsOnNoListWhateverTheReason() throws Exception {
        poll = service.newElection(country, OPEN_TO_TRANSFERS);
        Iin mover = country.citizen(country.home);
        Iin decided = country.citizen(country.home);
        live(decided, "Белгісіз " + country.home.code(), "1");
        transfer(mover);
        service.buildLists(country, poll);
        assign(decided);
        for (Iin iin : List.of(mover, decided)) {
            country.run("update citizen set life_status = 'DECEASED' where iin = ?", iin.value());
        }
        renew(country.home.kato()).then().statusCode(200).body("changed", equalTo(2));
        assertEquals(0, precinct(mover));
        assertEquals(0, precinct(decided));
        theSumsAreRight();
    }

    @Test
    void otherTownsAreLeftAlone() throws Exception {
        Iin mover = country.citizen(country.otherTown);
        service.buildLists(country, poll);
        live(mover, "Белгісіз", "1");
        renew(country.home.kato()).then().statusCode(200);
        assertEquals(country.otherTown.id(), precinct(mover));
        renew(country.otherTown.kato()).then().body("changed", greaterThan(0));
        assertEquals(0, precinct(mover));
    }

    @Test
    void onlyADraftIsPlacedAnew() throws Exception {
        renew(country.home.kato()).then().statusCode(409).body("type", problem("lists-frozen"));
        service.buildLists(country, poll);
        service.as(country.admin).post(poll.path("/lists/handover")).then().statusCode(200);
        renew(country.home.kato()).then().statusCode(409).body("type", problem("lists-frozen"));
        service.as(country.territorial)
                .body(Map.of("kato", country.home.kato()))
                .post(poll.path("/lists/renewal"))
                .then()
                .statusCode(403);
    }

    @Test
    void theDatabaseKeepsListsThatWereHandedOver() throws Exception {
        Iin voter = country.citizen(country.home);
        service.buildLists(country, poll);
        service.as(country.admin).post(poll.path("/lists/handover")).then().statusCode(200);
        int election = country.query("select id from election where code = ?", poll.code());
        try (Connection app = database.getConnection();
                Statement statement = app.createStatement()) {
            var refusal = assertThrows(
                    PSQLException.class,
                    () -> statement.execute(
                            "select withdraw_from_draft(" + election + ", array[" + voter.value() + "])"));
            assertEquals("lists_frozen", refusal.getServerErrorMessage().getConstraint());
        }
        assertNotEquals(0, precinct(voter));
    }

    private void assign(Iin iin) {
        service.as(country.admin, Service.newKey())
                .body(Map.of("assignments", List.of(Map.of("iin", iin.digits(), "precinct", country.home.code()))))
                .post(poll.path("/unassigned/assignments"))
                .then()
                .statusCode(200);
    }

    private void transfer(Iin iin) {
        service.as(country.territorial, Service.newKey())
                .body(Map.of(
                        "iin", iin.digits(), "precinct", country.otherTown.code(), "reference", "Application No 7"))
                .post(poll.path("/transfers"))
                .then()
                .statusCode(201);
    }

    private void theSumsAreRight() {
        int waiting = count("unassigned where decided_at is null and");
        service.as(country.admin)
                .get(poll.path("/lists"))
                .then()
                .body("listed", equalTo(count("voter where")))
                .body("unassigned", equalTo(waiting))
                .body("eligible", equalTo(count("voter where") + waiting));
    }

    private void rule(SmallCountry.Place place, String street, String selector) {
        country.run(RULE + " on conflict do nothing", place.id(), place.kato(), street, selector);
    }

    private Response renew(String kato) {
        return service.as(country.central).body(Map.of("kato", kato)).post(poll.path("/lists/renewal"));
    }

    private int count(String from) {
        return country.query(
                "select count(*)::int from " + from + " election_id = (select id from election where code = ?)",
                poll.code());
    }
}
