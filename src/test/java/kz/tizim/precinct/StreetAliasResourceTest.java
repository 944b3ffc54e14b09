package kz.tizim.precinct;

import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StreetAliasResourceTest extends WithCountry {
    private String oldName;

    @BeforeEach
    void anOldName() {
        oldName = "ул. Ленина " + country.home.code();
    }

    @Test
    void aRenamingHoldsFromItsDayToItsLast() throws Exception {
        Iin voter = country.citizen(country.home);
        country.run("update citizen set street = ? where iin = ?", oldName, voter.value());
        Poll poll = service.newElection(country);
        int id = add(renaming("2020-01-01")).then().statusCode(201).extract().path("id");
        service.buildLists(country, poll);
        assertEquals(country.home.id(), precinct(poll, voter));
        end(id, poll.day().minusDays(1).toString())
                .then()
                .statusCode(200)
                .body("validTo", equalTo(poll.day().minusDays(1).toString()));
        service.buildLists(country, poll);
        assertEquals(0, precinct(poll, voter));
    }

    @Test
    void whatHasOneMeaningIsNotGivenAnother() {
        add(renaming("2024-05-01")).then().statusCode(201);
        add(renaming("2024-05-01")).then().statusCode(409).body("type", problem("already-exists"));
        add(renaming("2025-05-01")).then().statusCode(201);
    }

    @Test
    void aliasesAreListedByPlace() {
        int id = add(renaming("2024-05-01")).then().statusCode(201).extract().path("id");
        list(country.home.kato(), id - 1).then().statusCode(200).body("id", contains(id));
        list("", id - 1).then().body("id", hasItem(id));
        list(country.otherTown.kato(), 0).then().body("id", not(hasItem(id)));
        list("11", 0).then().statusCode(400);
    }

    @Test
    void whatIsNoOtherNameIsRefused() {
        invalid("alias", "ул. " + country.home.street(), "alias");
        invalid("alias", " . ", "alias");
        invalid("street", "...", "street");
        invalid("validTo", "2019-12-31", "validTo");
        int id = add(renaming("2024-05-01")).then().statusCode(201).extract().path("id");
        end(id, "2024-04-30").then().statusCode(400);
        end(2_000_000_000, "2024-04-30").then().statusCode(404);
    }

    @Test
    void onlyTheCentreDecidesOnNames() {
        service.as(country.territorial)
                .body(renaming("2024-05-01"))
                .post("/api/v1/street-aliases")
                .then()
                .statusCode(403);
    }

    private void invalid(String field, String value, String named) {
        Map<String, Object> renaming = renaming("2020-01-01");
        renaming.put(field, value);
        add(renaming).then().statusCode(400).body("errors.field", hasItem(named));
    }

    private Map<String, Object> renaming(String from) {
        var renaming = new LinkedHashMap<String, Object>();
        renaming.put("kato", country.home.kato());
        renaming.put("alias", oldName);
        renaming.put("street", country.home.street());
        renaming.put("validFrom", from);
        renaming.put("decision", "Мәслихаттың № 12/3 шешімі");
        return renaming;
    }

    private Response add(Map<String, Object> alias) {
        return service.as(country.central).body(alias).post("/api/v1/street-aliases");
    }

    private Response end(int id, String lastDay) {
        return service.as(country.central)
                .body(Map.of("validTo", lastDay))
                .post("/api/v1/street-aliases/" + id + "/end");
    }

    private Response list(String kato, int after) {
        return service.as(country.central)
                .queryParam("kato", kato)
                .queryParam("after", after)
                .get("/api/v1/street-aliases");
    }

    private int precinct(Poll poll, Iin iin) {
        return country.query(
                "select coalesce(max(precinct_id), 0) from voter where election_id = (select id from election where code = ?) and iin = ?",
                poll.code(),
                iin.value());
    }
}
