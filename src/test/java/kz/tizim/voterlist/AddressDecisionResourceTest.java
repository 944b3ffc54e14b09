package kz.tizim.voterlist;

import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue by addresses, and decisions that later builds find again. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AddressDecisionResourceTest extends WithElectionAhead {
    private String typo;
    private String newStreet;

    @BeforeEach
    void streetsThatNoRuleNames() {
        typo = country.home.street().replace("Бақ", "Баақ");
        newStreet = "Жаңа көше " + country.home.code();
    }

    @Test
    void anAliasListsEverybodyOfTheStreetAndHoldsAtTheNextBuild() throws Exception {
        List<Iin> people = country.citizens(country.home, 3);
        people.forEach(iin -> live(iin, typo, "7"));
        service.buildLists(country, poll);
        decide(alias(typo, country.home.street()))
                .then()
                .statusCode(200)
                .body("listed", equalTo(3))
                .body("kato", equalTo(country.home.kato()));
        people.forEach(iin -> assertEquals(country.home.id(), precinct(iin)));
        assertEquals(3, matched(people, "A"));
        service.buildLists(country, poll);
        people.forEach(iin -> assertEquals(country.home.id(), precinct(iin)));
        decide(alias(typo, country.home.street())).then().statusCode(200).body("changed", equalTo(0));
        decide(alias(typo, country.neighbour.street())).then().statusCode(409).body("type", problem("already-exists"));
    }

    @Test
    void aBuildStoresTheWayAStreetWasRecognised() throws Exception {
        List<Iin> people = country.citizens(country.home, 2);
        live(people.getFirst(), country.home.street().toUpperCase(Locale.ROOT), "7");
        service.buildLists(country, poll);
        people.forEach(iin -> assertEquals(country.home.id(), precinct(iin)));
        assertEquals(1, matched(List.of(people.getFirst()), "F"));
        assertEquals(0, matched(List.of(people.getLast()), "F"));
    }

    @Test
    void aRuleListsEverybodyOfAHouseOnly() throws Exception {
        Iin here = country.citizen(country.home);
        Iin named = country.citizen(country.home);
        Iin next = country.citizen(country.home);
        live(here, newStreet, "5 а");
        live(named, newStreet, "участок 8");
        live(next, newStreet, "7");
        service.buildLists(country, poll);
        decide(rule(newStreet, "5 а", country.neighbour)).then().statusCode(200).body("listed", equalTo(1));
        decide(rule(newStreet, "участок 8", country.neighbour))
                .then()
                .statusCode(200)
                .body("listed", equalTo(1));
        assertEquals(country.neighbour.id(), precinct(here));
        assertEquals(country.neighbour.id(), precinct(named));
        assertEquals(0, precinct(next));
        service.buildLists(country, poll);
        assertEquals(country.neighbour.id(), precinct(here));
        assertEquals(country.neighbour.id(), precinct(named));
        decide(rule(newStreet, null, country.home)).then().body("listed", equalTo(1));
        assertEquals(country.home.id(), precinct(next));
        assertEquals(
                3,
                country.query(
                        "select count(*)::int from boundary where street = ? and decided_by is not null and import_id is null",
                        newStreet));
    }

    @Test
    void aDecisionThatPlacesNobodyIsNotKept() throws Exception {
        service.buildLists(country, poll);
        decide(rule("Ешкім тұрмайды " + country.home.code(), null, country.home))
                .then()
                .statusCode(422)
                .body("type", problem("decides-nobody"));
        assertEquals(
                0,
                country.query(
                        "select count(*)::int from boundary where street = ?",
                        "Ешкім тұрмайды " + country.home.code()));
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        service.buildLists(country, poll);
        invalid(with(rule(newStreet, null, country.home), "precinct", null), "precinct");
        invalid(with(alias(typo, "x"), "sameAs", null), "sameAs");
        invalid(alias(typo, typo), "sameAs");
        invalid(with(alias(typo, country.home.street()), "house", "5"), "house");
        invalid(with(rule(newStreet, "!", country.home), "house", "!!"), "house");
        decide(with(rule(newStreet, null, country.home), "precinct", "11-0"))
                .then()
                .statusCode(404);
    }

    @Test
    void onlyADraftIsDecidedUpon() throws Exception {
        Iin lost = country.citizen(country.home);
        live(lost, newStreet, "5");
        decide(rule(newStreet, null, country.home)).then().statusCode(409).body("type", problem("lists-frozen"));
        service.buildLists(country, poll);
        handOver().then().statusCode(200);
        decide(rule(newStreet, null, country.home)).then().statusCode(409).body("type", problem("lists-frozen"));
        assertEquals(0, country.query("select count(*)::int from boundary where street = ?", newStreet));
    }

    @Test
    void listsThatRestOnAnEndedAliasAreNotHandedOver() throws Exception {
        Iin voter = listedByAnAliasThatIsEnded();
        handOver().then().statusCode(409).body("type", problem("lists-frozen")).body("voters", equalTo(1));
        service.as(country.central)
                .body(Map.of("kato", country.home.kato()))
                .post(poll.path("/lists/renewal"))
                .then()
                .statusCode(200);
        assertEquals(0, precinct(voter));
        handOver().then().statusCode(200);
    }

    @Test
    void listsAreHandedOverWhereAnotherAliasSaysWhatTheEndedOneSaid() throws Exception {
        Iin voter = listedByAnAliasThatIsEnded();
        country.run(
                "insert into street_alias (kato, alias, street, valid_from, decision, decided_by)"
                        + " select kato, alias, street, valid_from - 1, 'No 2', decided_by from street_alias where alias = ?",
                typo);
        handOver().then().statusCode(200);
        assertEquals(country.home.id(), precinct(voter));
    }

    private Iin listedByAnAliasThatIsEnded() throws Exception {
        Iin voter = country.citizen(country.home);
        live(voter, typo, "7");
        service.buildLists(country, poll);
        decide(alias(typo, country.home.street())).then().statusCode(200).body("listed", equalTo(1));
        int alias = country.query("select id from street_alias where alias = ?", typo);
        String today =
                service.now().atZoneSameInstant(Service.ALMATY).toLocalDate().toString();
        service.as(country.central)
                .body(Map.of("validTo", today))
                .post("/api/v1/street-aliases/" + alias + "/end")
                .then()
                .statusCode(200);
        return voter;
    }

    private Response handOver() {
        return service.as(country.admin).post(poll.path("/lists/handover"));
    }

    @Test
    void similarStreetsAndHousesNearbyAreSuggested() throws Exception {
        Iin lost = country.citizen(country.home);
        Iin far = country.citizen(country.home);
        live(lost, typo, "7");
        live(far, newStreet, "31");
        boundary(country.home, newStreet, "1-27 odd");
        boundary(country.neighbour, newStreet, "2-40 even");
        service.buildLists(country, poll);
        var addresses = service.as(country.central)
                .queryParam("limit", 200)
                .get(poll.path("/unassigned/addresses"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Map<String, Object> similar = addresses.getMap("find { it.street == '" + typo + "' }");
        assertEquals(1, similar.get("citizens"));
        assertEquals("NO_RULE", similar.get("reason"));
        assertEquals(
                Map.of("precinct", country.home.code(), "ground", "SIMILAR_STREET"),
                of(addresses.getMap("find { it.street == '" + typo + "' }.suggestions[0]")));
        assertEquals(
                List.of(country.home.code(), country.neighbour.code()),
                addresses.getList("find { it.street == '" + newStreet
                        + "' }.suggestions.findAll { it.ground == 'NEARBY_HOUSE' }.precinct"));
    }

    @Test
    void theDecisionIsOnTheAuditTrail() throws Exception {
        live(country.citizen(country.home), newStreet, "5");
        service.buildLists(country, poll);
        decide(rule(newStreet, null, country.home)).then().statusCode(200);
        assertEquals(
                1,
                country.query(
                        "select count(*)::int from audit where action = 'address-decision' and subject = ?",
                        poll.code() + " RULE " + country.home.kato()));
        service.as(country.territorial)
                .body(rule(newStreet, null, country.home))
                .post(poll.path("/unassigned/decisions"))
                .then()
                .statusCode(403);
    }

    private static Map<String, Object> of(Map<String, Object> suggestion) {
        return Map.of("precinct", suggestion.get("precinct"), "ground", suggestion.get("ground"));
    }

    private void invalid(Map<String, Object> decision, String field) {
        decide(decision).then().statusCode(400).body("errors.field", hasItem(field));
    }

    private Map<String, Object> alias(String street, String sameAs) {
        return decision(street, "ALIAS", "sameAs", sameAs);
    }

    private Map<String, Object> rule(String street, @Nullable String house, SmallCountry.Place place) {
        return with(decision(street, "RULE", "precinct", place.code()), "house", house);
    }

    private Map<String, Object> decision(String street, String kind, String field, String value) {
        var decision = new LinkedHashMap<String, Object>();
        decision.put("kato", country.home.kato());
        decision.put("street", street);
        decision.put("as", kind);
        decision.put("decision", "Әкімнің № 7 шешімі");
        decision.put(field, value);
        return decision;
    }

    private static Map<String, Object> with(Map<String, Object> decision, String field, @Nullable Object value) {
        decision.put(field, value);
        return decision;
    }

    private Response decide(Map<String, Object> decision) {
        return service.as(country.central).body(decision).post(poll.path("/unassigned/decisions"));
    }

    private int matched(List<Iin> people, String matched) {
        return people.stream()
                .mapToInt(iin -> country.query(
                        "select count(*)::int from voter where election_id = (select id from election where code = ?) and iin = ? and matched::text = ?",
                        poll.code(),
                        iin.value(),
                        matched))
                .sum();
    }
}
