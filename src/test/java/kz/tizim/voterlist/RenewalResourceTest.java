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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
    void aTownPlacedAnewStandsAsInAWholeBuild() throws Exception {
        var random = new Random(811);
        List<Iin> people = country.citizens(country.home, 40);
        for (Iin iin : people) {
            live(iin, country.home.street(), String.valueOf(1 + random.nextInt(30)));
        }
        service.buildLists(country, poll);
        for (int round = 0; round < 5; round++) {
            change(random, people.get(random.nextInt(people.size())));
            renew(country.home.kato()).then().statusCode(200);
            List<String> inPlace = standing();
            service.buildLists(country, poll);
            assertEquals(standing(), inPlace);
            service.as(country.admin)
                    .get(poll.path("/lists"))
                    .then()
                    .body("listed", equalTo(count("voter")))
                    .body("unassigned", equalTo(count("unassigned")));
        }
    }

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
        service.as(country.admin)
                .get(poll.path("/lists"))
                .then()
                .body("listed", equalTo(count("voter")))
                .body("unassigned", equalTo(count("unassigned")))
                .body("eligible", equalTo(count("voter") + count("unassigned")));
        assertEquals(country.neighbour.id(), precinct(lost));
        renew(country.home.kato()).then().body("changed", equalTo(0));
    }

    @Test
    void whatAPersonDecidedStays() throws Exception {
        Iin lost = country.citizen(country.home);
        live(lost, "Белгісіз " + country.home.code(), "1");
        service.buildLists(country, poll);
        service.as(country.admin, Service.newKey())
                .body(Map.of("assignments", List.of(Map.of("iin", lost.digits(), "precinct", country.home.code()))))
                .post(poll.path("/unassigned/assignments"))
                .then()
                .statusCode(200);
        rule(country.neighbour, "Белгісіз " + country.home.code(), "");
        renew(country.home.kato()).then().statusCode(200);
        assertEquals(country.home.id(), precinct(lost));
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

    private void change(Random random, Iin somebody) {
        String[] selectors = {"1-15", "16-30", "1-29 odd", "2-30 even", "7,9,11", ""};
        switch (random.nextInt(5)) {
            case 0, 1 ->
                rule(
                        random.nextBoolean() ? country.home : country.neighbour,
                        country.home.street(),
                        selectors[random.nextInt(selectors.length)]);
            case 2 ->
                country.run(
                        "update boundary set valid_to = '2020-06-01' where id = (select min(id) from boundary where street = ? and valid_to is null)",
                        country.home.street());
            case 3 -> live(somebody, "Белгісіз " + country.home.code(), "3");
            default -> country.run("update citizen set life_status = 'DECEASED' where iin = ?", somebody.value());
        }
    }

    private void rule(SmallCountry.Place place, String street, String selector) {
        country.run(RULE + " on conflict do nothing", place.id(), place.kato(), street, selector);
    }

    private Response renew(String kato) {
        return service.as(country.central).body(Map.of("kato", kato)).post(poll.path("/lists/renewal"));
    }

    private int count(String table) {
        return country.query(
                "select count(*)::int from " + table + " where election_id = (select id from election where code = ?)",
                poll.code());
    }

    private List<String> standing() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select line from election e cross join lateral (
                            select concat_ws(' ', iin, precinct_id, part, basis, boundary_id, matched) as line
                            from voter where election_id = e.id
                            union all
                            select concat_ws(' ', iin, reason, first_boundary, second_boundary) from unassigned
                            where election_id = e.id) lines
                        where e.code = ? order by line""")) {
            select.setString(1, poll.code());
            var lines = new ArrayList<String>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(row.getString(1));
                }
            }
            return lines;
        }
    }
}
