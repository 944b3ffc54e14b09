package kz.tizim.imports;

import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What persons decided about addresses, beside the extracts of boundaries that come later. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DecidedRulesResourceTest extends WithImports {
    private final Service service = new Service();
    private SmallCountry country;
    private Service.Poll poll;
    private String street;
    private Iin lost;

    @BeforeEach
    void somebodyWaits() throws InterruptedException {
        country = calls.country;
        street = "Жаңа көше " + country.home.code();
        lost = country.citizen(country.home);
        country.run("update citizen set street = ?, house = '5' where iin = ?", street, lost.value());
        poll = service.newElection(country);
        service.buildLists(country, poll);
    }

    /** Other tests share the database: an overlap would stop their handover. */
    @AfterEach
    void endTheRules() {
        country.run("update boundary set valid_to = valid_from where street = ?", street);
        country.run("update citizen set missing_since = 1 where street = ?", street);
    }

    @Test
    void aDecisionHoldsThoughTheNextExtractLacksIt() throws Exception {
        decide(rule(country.neighbour)).then().statusCode(200).body("listed", equalTo(1));
        country.run(
                "insert into boundary (decision, valid_from, precinct_id, kato, street, selector, import_id)"
                        + " values ('No 1', '2020-01-01', ?, ?, ?, '99', 0)",
                country.home.id(),
                country.home.kato(),
                street);
        int id = preview(row(country.home, "7"));
        assertEquals(List.of("99"), missing(id), "the extract lacks a rule of an extract, not one of a person");
        calls.approve(id);
        calls.settled(id).body("state", equalTo("APPLIED"));
        service.buildLists(country, poll);
        assertEquals(country.neighbour.id(), precinct());
    }

    @Test
    void anExtractThatSaysOtherwiseIsShownBesideTheDecision() throws Exception {
        decide(rule(country.neighbour)).then().statusCode(200);
        int id = preview(row(country.home, "5"));
        calls.approve(id);
        calls.settled(id).body("state", equalTo("APPLIED"));
        service.buildLists(country, poll);
        overlaps()
                .then()
                .body("size()", equalTo(1))
                .body("[0].citizens", equalTo(1))
                .body("[0].first.precinct", equalTo(country.neighbour.code()))
                .body("[0].first.decision", equalTo("Әкімнің № 7 шешімі"))
                .body("[0].second.precinct", equalTo(country.home.code()));
        handOver().then().statusCode(409).body("type", problem("lists-frozen")).body("overlaps", greaterThan(0));
        end(decided(), today())
                .then()
                .statusCode(200)
                .body("validTo", equalTo(today()))
                .body("street", equalTo(street));
        renew();
        overlaps().then().body("$", empty());
        assertEquals(country.home.id(), precinct());
    }

    @Test
    void anExtractThatSaysTheSameTakesTheRuleOver() throws Exception {
        decide(rule(country.neighbour)).then().statusCode(200);
        int rule = decided();
        String same = row(country.neighbour, "5").replace("2025-01-01", today());
        int id = calls.judged("BOUNDARIES", Map.of("added", 0, "changed", 1), ExtractRows.BOUNDARIES, same);
        calls.approve(id);
        calls.settled(id).body("state", equalTo("APPLIED"));
        service.buildLists(country, poll);
        assertEquals(country.neighbour.id(), precinct());
        end(rule, today()).then().statusCode(404);
    }

    @Test
    void aMistakeIsTakenBackAndMendedOnTheSameDay() throws Exception {
        decide(rule(country.neighbour)).then().statusCode(200);
        int rule = decided();
        end(rule, today()).then().statusCode(200);
        renew();
        assertEquals(0, precinct());
        decide(rule(country.home)).then().statusCode(200).body("listed", equalTo(1));
        assertEquals(country.home.id(), precinct());
        end(decided(), today()).then().statusCode(200);
        decide(rule(country.neighbour)).then().statusCode(200).body("changed", equalTo(1));
        assertEquals(country.neighbour.id(), precinct());
        assertEquals(rule, decided());
    }

    @Test
    void listsThatRestOnAnEndedRuleAreNotHandedOver() throws Exception {
        decide(rule(country.neighbour)).then().statusCode(200);
        end(decided(), today()).then().statusCode(200);
        handOver().then().statusCode(409).body("type", problem("lists-frozen")).body("voters", equalTo(1));
        renew();
        handOver().then().statusCode(200);
    }

    @Test
    void anAliasIsTakenBackAndMendedOnTheSameDay() throws Exception {
        decide(alias(country.neighbour)).then().statusCode(200).body("listed", equalTo(1));
        int alias = country.query("select max(id) from street_alias where alias = ?", street);
        service.as(country.central)
                .body(Map.of("validTo", today()))
                .post("/api/v1/street-aliases/" + alias + "/end")
                .then()
                .statusCode(200);
        renew();
        assertEquals(0, precinct());
        decide(alias(country.home)).then().statusCode(200).body("listed", equalTo(1));
        assertEquals(country.home.id(), precinct());
        decide(alias(country.neighbour)).then().statusCode(409).body("type", problem("already-exists"));
    }

    @Test
    void decidedRulesAreListedByPlace() {
        decide(rule(country.neighbour)).then().statusCode(200);
        int id = decided();
        list(country.home.kato(), id - 1)
                .then()
                .statusCode(200)
                .body("[0].id", equalTo(id))
                .body("[0].precinct", equalTo(country.neighbour.code()))
                .body("[0].selector", equalTo("5"))
                .body("[0].validFrom", equalTo(today()))
                .body("[0].validTo", nullValue());
        list("", id - 1).then().body("id", hasItem(id));
        list(country.otherTown.kato(), id - 1).then().body("$", empty());
        list("11", 0).then().statusCode(400);
    }

    @Test
    void onlyTheCentreEndsARuleAndOnlyOneThatAPersonMade() {
        decide(rule(country.neighbour)).then().statusCode(200);
        int id = decided();
        end(id, "2020-01-01").then().statusCode(400).body("errors.field", hasItem("validTo"));
        end(2_000_000_000, today()).then().statusCode(404);
        end(country.query("select max(id) from boundary where street = ?", country.home.street()), today())
                .then()
                .statusCode(404);
        service.as(country.territorial)
                .body(Map.of("validTo", today()))
                .post("/api/v1/boundaries/decided/" + id + "/end")
                .then()
                .statusCode(403);
        end(id, today()).then().statusCode(200);
        assertEquals(
                1,
                country.query(
                        "select count(*)::int from audit where action = 'boundary-rule-ended' and subject = ?",
                        "boundary rule " + id));
    }

    private int preview(String row) {
        return calls.judged("BOUNDARIES", Map.of("added", 1, "rejected", 0), ExtractRows.BOUNDARIES, row);
    }

    private String row(Place place, String selector) {
        return "№ 5 шешім,2025-01-01,," + place.code() + "," + place.kato() + "," + street + "," + selector;
    }

    /** The selectors of this street's rules that an extract lacks, as a person sees them. */
    private List<String> missing(int id) {
        var selectors = new ArrayList<String>();
        for (int after = 0, rows = 1000; rows == 1000; ) {
            var page = calls.asCentral()
                    .queryParam("kind", "MISSING")
                    .queryParam("after", after)
                    .queryParam("limit", 1000)
                    .get("/api/v1/imports/" + id + "/changes")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            selectors.addAll(page.getList("findAll { it.key.street == '" + street + "' }.key.selector", String.class));
            rows = page.getList("$").size();
            after = rows == 0 ? after : page.getInt("[-1].row");
        }
        return selectors;
    }

    private String today() {
        return service.now().atZoneSameInstant(Service.ALMATY).toLocalDate().toString();
    }

    private Response overlaps() {
        return service.as(country.central)
                .queryParam("precinct", country.home.code())
                .get(poll.path("/overlaps"));
    }

    private Response handOver() {
        return service.as(country.admin).post(poll.path("/lists/handover"));
    }

    private void renew() {
        service.as(country.central)
                .body(Map.of("kato", country.home.kato()))
                .post(poll.path("/lists/renewal"))
                .then()
                .statusCode(200);
    }

    private Response end(int id, String lastDay) {
        return service.as(country.central)
                .body(Map.of("validTo", lastDay))
                .post("/api/v1/boundaries/decided/" + id + "/end");
    }

    private Response list(String kato, int after) {
        return service.as(country.central)
                .queryParam("kato", kato)
                .queryParam("after", after)
                .get("/api/v1/boundaries/decided");
    }

    private Response decide(Map<String, Object> decision) {
        return service.as(country.central).body(decision).post(poll.path("/unassigned/decisions"));
    }

    /** About the house of the citizen who waits. */
    private Map<String, Object> rule(Place place) {
        Map<String, Object> decision = decision("RULE", "precinct", place.code());
        decision.put("house", "5");
        return decision;
    }

    private Map<String, Object> alias(Place place) {
        return decision("ALIAS", "sameAs", place.street());
    }

    private Map<String, Object> decision(String kind, String field, String value) {
        var decision = new LinkedHashMap<String, Object>();
        decision.put("kato", country.home.kato());
        decision.put("street", street);
        decision.put("as", kind);
        decision.put("decision", "Әкімнің № 7 шешімі");
        decision.put(field, value);
        return decision;
    }

    /** The rule of this street that a person made and that holds. */
    private int decided() {
        return country.query(
                "select max(id) from boundary where street = ? and decided_by is not null and valid_to is null",
                street);
    }

    private int precinct() {
        return country.query(
                "select coalesce(max(precinct_id), 0) from voter where election_id = (select id from election where code = ?) and iin = ?",
                poll.code(),
                lost.value());
    }
}
