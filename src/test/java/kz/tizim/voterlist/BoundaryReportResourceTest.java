package kz.tizim.voterlist;

import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is wrong with the boundaries: overlaps, gaps, idle rules, crowded precincts, slips of the pen. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BoundaryReportResourceTest extends WithElectionAhead {
    private String street;

    @BeforeEach
    void aDisputedStreet() {
        street = "Дау көшесі " + country.home.code();
    }

    /** Other tests share the database: an overlap would stop their handover. */
    @AfterEach
    void endTheRules() {
        country.run("update boundary set valid_to = valid_from where street = ?", street);
        country.run("update citizen set missing_since = 1 where street = ?", street);
        country.run("update precinct set capacity = 3000 where id = ?", country.home.id());
    }

    @Test
    void anOverlapIsShownOnBothSidesWithItsVoters() throws Exception {
        List<Iin> claimed = country.citizens(country.home, 3);
        claimed.forEach(iin -> live(iin, "25"));
        live(country.citizen(country.home), "1");
        int first = rule(country.home, "1-27 odd");
        int second = rule(country.neighbour, "21-31 odd");
        service.buildLists(country, poll);
        for (String code : List.of(country.home.code(), country.neighbour.code())) {
            service.as(country.central)
                    .queryParam("precinct", code)
                    .get(poll.path("/overlaps"))
                    .then()
                    .statusCode(200)
                    .body("size()", equalTo(1))
                    .body("[0].id", equalTo(first + "-" + second))
                    .body("[0].citizens", equalTo(3))
                    .body("[0].first.precinct", equalTo(country.home.code()))
                    .body("[0].first.selector", equalTo("1-27 odd"))
                    .body("[0].second.precinct", equalTo(country.neighbour.code()))
                    .body("[0].addresses", equalTo(List.of(street + " 25")));
        }
        service.as(country.central)
                .queryParam("overlap", first + "-" + second)
                .get(poll.path("/unassigned"))
                .then()
                .statusCode(200)
                .body(
                        "iin",
                        containsInAnyOrder(claimed.stream().map(Iin::digits).toArray()))
                .body("reason", everyItem(equalTo("OVERLAP")))
                .body(
                        "[0].rules",
                        equalTo(List.of(country.home.code() + ": No 9", country.neighbour.code() + ": No 9")));
        service.as(country.central)
                .queryParam("overlap", second + "-" + first)
                .get(poll.path("/unassigned"))
                .then()
                .body("size()", equalTo(0));
        service.as(country.central)
                .queryParam("precinct", country.otherTown.code())
                .get(poll.path("/overlaps"))
                .then()
                .body("size()", equalTo(0));
        service.as(country.central)
                .get(poll.path("/boundaries/report"))
                .then()
                .body("overlaps", greaterThanOrEqualTo(1));
    }

    @Test
    void nothingIsHandedOverWhileRulesOverlap() throws Exception {
        live(country.citizen(country.home), "25");
        rule(country.home, "1-27 odd");
        int second = rule(country.neighbour, "21-31 odd");
        service.buildLists(country, poll);
        handOver().statusCode(409).body("type", problem("lists-frozen")).body("overlaps", equalTo(1));
        service.as(country.central)
                .get(poll.path("/lists"))
                .then()
                .body("state", equalTo("DRAFT"))
                .body("overlaps", equalTo(1));
        country.run("update boundary set valid_to = valid_from where id = ?", second);
        service.buildLists(country, poll);
        handOver().statusCode(200);
    }

    @Test
    void aPersonWhoDecidesAboutEachVoterEndsAnOverlapToo() throws Exception {
        Iin voter = country.citizen(country.home);
        live(voter, "25");
        rule(country.home, "1-27 odd");
        rule(country.neighbour, "21-31 odd");
        service.buildLists(country, poll);
        service.as(country.admin, Service.newKey())
                .body(Map.of("assignments", List.of(Map.of("iin", voter.digits(), "precinct", country.home.code()))))
                .post(poll.path("/unassigned/assignments"))
                .then()
                .statusCode(200);
        service.as(country.central)
                .queryParam("precinct", country.home.code())
                .get(poll.path("/overlaps"))
                .then()
                .body("size()", equalTo(0));
        handOver().statusCode(200);
        assertEquals(country.home.id(), precinct(voter));
    }

    @Test
    void overlapsArePagedByTheirRules() throws Exception {
        live(country.citizen(country.home), "5");
        live(country.citizen(country.home), "6");
        rule(country.home, "5");
        rule(country.neighbour, "5");
        rule(country.home, "6");
        rule(country.neighbour, "6");
        service.buildLists(country, poll);
        String first = service.as(country.admin)
                .queryParam("limit", 1)
                .queryParam("precinct", country.home.code())
                .get(poll.path("/overlaps"))
                .then()
                .body("size()", equalTo(1))
                .header("Link", containsString("rel=\"next\""))
                .extract()
                .path("[0].id");
        service.as(country.admin)
                .queryParam("after", first)
                .queryParam("precinct", country.home.code())
                .get(poll.path("/overlaps"))
                .then()
                .body("size()", equalTo(1))
                .body("[0].first.selector", equalTo("6"));
        service.as(country.admin)
                .queryParam("after", "17")
                .get(poll.path("/overlaps"))
                .then()
                .statusCode(400);
    }

    @Test
    void anOverlapThatIsSettledIsGoneAfterTheTownIsPlacedAnew() throws Exception {
        live(country.citizen(country.home), "25");
        rule(country.home, "1-27 odd");
        int second = rule(country.neighbour, "21-31 odd");
        service.buildLists(country, poll);
        country.run("update boundary set valid_to = valid_from where id = ?", second);
        service.as(country.admin)
                .body(Map.of("kato", country.home.kato()))
                .post(poll.path("/lists/renewal"))
                .then()
                .statusCode(200)
                .body("listed", greaterThanOrEqualTo(1));
        service.as(country.admin)
                .queryParam("precinct", country.home.code())
                .get(poll.path("/overlaps"))
                .then()
                .body("size()", equalTo(0));
    }

    @Test
    void streetsAndHousesWithoutARuleAreReportedWithTheirCitizens() throws Exception {
        live(country.citizen(country.home), "5");
        live(country.citizen(country.home), "7");
        live(country.citizen(country.home), "7");
        rule(country.home, "5");
        service.buildLists(country, poll);
        JsonPath uncovered = get("/boundaries/uncovered");
        Map<String, Object> gap = uncovered.getMap("find { it.street == '" + street + "' }");
        assertEquals(2, gap.get("citizens"));
        assertEquals(1, gap.get("houses"));
        assertEquals(List.of("7"), gap.get("some"));
        JsonPath report = get("/boundaries/report");
        assertEquals((Integer) uncovered.getList("street").size(), report.get("uncoveredStreets"));
        assertEquals((Integer) uncovered.getInt("sum { it.citizens }"), report.get("uncoveredCitizens"));
    }

    @Test
    void rulesThatListNobodyAreReported() throws Exception {
        live(country.citizen(country.home), "5");
        int used = rule(country.home, "1-9");
        int idle = rule(country.home, "11-19");
        int over = rule(country.neighbour, "5");
        int ended = rule(country.home, "21-29");
        country.run("update boundary set valid_to = valid_from where id = ?", ended);
        service.buildLists(country, poll);
        List<Integer> unused = service.as(country.central)
                .queryParam("after", used - 1)
                .get(poll.path("/boundaries/unused"))
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        assertTrue(unused.containsAll(List.of(used, idle)));
        assertFalse(unused.contains(over));
        assertFalse(unused.contains(ended));
    }

    @Test
    void aPrecinctOverItsCapacityIsReported() throws Exception {
        country.run("update precinct set capacity = 2 where id = ?", country.home.id());
        country.citizens(country.home, 3);
        service.buildLists(country, poll);
        JsonPath crowded = get("/boundaries/crowded");
        Map<String, Object> home = crowded.getMap("find { it.precinct == '" + country.home.code() + "' }");
        assertEquals(Map.of("precinct", country.home.code(), "capacity", 2, "voters", 3), home);
        assertEquals(
                (Integer) crowded.getList("precinct").size(),
                get("/boundaries/report").get("crowdedPrecincts"));
        country.run("update precinct set capacity = 3 where id = ?", country.home.id());
        assertFalse(get("/boundaries/crowded").getList("precinct").contains(country.home.code()), "full is not over");
    }

    @Test
    void rulesThatLookLikeSlipsOfThePenCanBeRead() {
        rule(country.home, "1-9");
        int doubtful = rule(country.home, "1,2, 34, 5");
        service.as(country.central)
                .queryParam("after", doubtful - 1)
                .get(poll.path("/boundaries/doubtful"))
                .then()
                .statusCode(200)
                .body("[0].rule.id", equalTo(doubtful))
                .body("[0].rule.selector", equalTo("1,2, 34, 5"))
                .body("[0].doubts[0].position", equalTo(5))
                .body("[0].doubts[0].doubt", equalTo("RUN_TOGETHER"))
                .body("[0].doubts[0].hint", equalTo("3,4"));
    }

    @Test
    void aDecisionIsReadAsTheRowsOfAnExtract() {
        service.as(country.central)
                .body(Map.of("text", "с. Косшы, ЖК „Лесная поляна“ 1,2, 34, 5, мкр. „Алтын дала“ 1,2"))
                .post("/api/v1/boundaries/reading")
                .then()
                .statusCode(200)
                .body("areas.street", equalTo(List.of("ЖК „Лесная поляна“", "мкр. „Алтын дала“")))
                .body("areas.selector", equalTo(List.of("1,2,34,5", "1,2")))
                .body("areas[0].doubts[0].hint", equalTo("3,4"));
        service.as(country.central)
                .body(Map.of("text", "ул. Абая 1,2,третий"))
                .post("/api/v1/boundaries/reading")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("text"))
                .body("errors[0].message", containsString("character 14"));
    }

    private ValidatableResponse handOver() {
        return service.as(country.admin).post(poll.path("/lists/handover")).then();
    }

    private JsonPath get(String path) {
        return service.as(country.central)
                .queryParam("limit", 1000)
                .get(poll.path(path))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private int rule(SmallCountry.Place place, String selector) {
        return boundary(place, street, selector);
    }

    private void live(Iin iin, String house) {
        live(iin, street, house);
    }
}
