package kz.tizim.report;

import static kz.tizim.kit.Service.newKey;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Inclusions;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.SmallCountry;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bridge report always adds up (domain rule 4). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BridgeResourceTest extends WithCountry {
    private static final List<String> LEVELS = List.of("COUNTRY", "REGION", "TERRITORY", "PRECINCT");
    private static final int ACTS = 40;

    /** Where each citizen stands by what the service answered; null is nowhere. */
    private final Map<Iin, SmallCountry.Place> model = new HashMap<>();

    private SmallCountry.Place hospital;
    private List<Iin> people;
    private Poll poll;

    @BeforeEach
    void votersAndNewcomers() throws Exception {
        hospital = country.neighbour;
        country.run("update precinct set kind = 'SPECIAL' where id = ?", hospital.id());
        people = new java.util.ArrayList<>(country.citizens(country.home, 6));
        people.addAll(country.citizens(country.otherRegion, 3));
        people.forEach(iin -> model.put(iin, people.indexOf(iin) < 6 ? country.home : country.otherRegion));
        poll = service.electionWithLists(country);
        List<Iin> newcomers = country.citizens(country.home, 3);
        newcomers.forEach(iin -> model.put(iin, null));
        people.addAll(newcomers);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void itAddsUpUnderRandomSequencesOfChanges(long seed) {
        var random = new Random(seed);
        service.moveClock(country, poll.at(LocalTime.of(9, 0)).minusDays(3));
        for (int i = 0; i < ACTS; i++) {
            beforePollingDay(people.get(random.nextInt(people.size())), random);
        }
        service.openPolls(country, poll, country.home, country.otherRegion);
        for (int i = 0; i < ACTS / 4; i++) {
            include(people.get(random.nextInt(people.size())));
        }
        assertTrue(changes() > 10, () -> changes() + " changes");
        service.moveClock(country, service.now().plusHours(1));
        for (String level : LEVELS) {
            lines(level).forEach(line -> assertEquals(number(line, "current"), sum(line), () -> line.toString()));
        }
        for (String contest : List.of("mazhilis", "maslikhat")) {
            assertEquals(number(country(contest), "current"), total("PRECINCT", contest), contest);
            assertEquals(number(country(contest), "current"), total("TERRITORY", contest), contest);
            assertEquals(number(country(contest), "current"), total("REGION", contest), contest);
        }
        for (SmallCountry.Place place : List.of(country.home, hospital, country.otherRegion)) {
            long standing = model.values().stream().filter(place::equals).count();
            assertEquals(standing, number(precinct(place), "current"), place.code());
        }
    }

    @Test
    void aMoveStandsOnBothSidesOfThePlaceThatHoldsBoth() {
        service.moveClock(country, poll.at(LocalTime.of(9, 0)).minusDays(3));
        special(people.getFirst()).then().statusCode(201);
        service.moveClock(country, service.now().plusHours(1));
        assertEquals(Map.of("SPECIAL_LIST", 1), precinct(country.home).get("removed"));
        assertEquals(Map.of("SPECIAL_LIST", 1), precinct(hospital).get("added"));
        Map<String, Object> whole = country("mazhilis");
        assertEquals(Map.of("SPECIAL_LIST", 1), whole.get("added"));
        assertEquals(Map.of("SPECIAL_LIST", 1), whole.get("removed"));
        assertEquals(whole.get("opening"), whole.get("current"));
    }

    @Test
    void whatIsYoungerThanTheLastFullHourIsNotShown() {
        service.moveClock(country, poll.at(LocalTime.of(9, 30)).minusDays(3));
        special(people.getFirst()).then().statusCode(201);
        Map<String, Object> line = precinct(country.home);
        assertEquals(Map.of(), line.get("removed"));
        assertEquals(line.get("opening"), line.get("current"));
    }

    @Test
    void aContestCountsItsOwnVotersOnly() {
        assertTrue(lines("PRECINCT").stream()
                .anyMatch(line ->
                        country.otherRegion.code().equals(line.get("code")) && "mazhilis".equals(line.get("contest"))));
        assertFalse(lines("PRECINCT").stream()
                .anyMatch(line -> country.otherRegion.code().equals(line.get("code"))
                        && "maslikhat".equals(line.get("contest"))));
    }

    @Test
    void beforeHandoverThereIsNoBridge() {
        Poll draft = service.newElection(country);
        service.anybody().get(draft.path("/bridge")).then().statusCode(404);
        service.anybody().get(poll.path("/bridge?level=NONE")).then().statusCode(404);
        service.anybody().get(poll.path("/bridge?limit=1")).then().body("lines.size()", equalTo(1));
    }

    private void beforePollingDay(Iin iin, Random random) {
        switch (random.nextInt(5)) {
            case 4 -> correct(iin, "AMEND", country.home, random);
            case 0 -> took(special(iin), iin, hospital);
            case 1 -> took(exclude(iin), iin, null);
            case 2 -> correct(iin, "INCLUDE", country.home, random);
            default -> correct(iin, "EXCLUDE", null, random);
        }
    }

    private void correct(
            Iin iin, String kind, SmallCountry.@org.jspecify.annotations.Nullable Place then, Random random) {
        var request = new HashMap<String, Object>(
                Map.of("iin", iin.digits(), "precinct", country.home.code(), "kind", kind, "statement", "No 1"));
        if (kind.equals("AMEND")) {
            request.put("details", Map.of("surname", "Жаңа " + random.nextInt(100)));
        }
        Response asked =
                service.as(country.home.member(), newKey()).body(request).post(poll.path("/corrections"));
        if (asked.statusCode() == 201) {
            var decision = new HashMap<String, Object>(Map.of("granted", true, "text", "Shown to be so"));
            if (random.nextBoolean()) {
                decision.put("caseNumber", "12-26");
            }
            took(
                    service.as(country.home.chair(), newKey())
                            .body(decision)
                            .post(poll.path("/corrections/" + asked.path("id") + "/decision")),
                    iin,
                    then);
        }
    }

    private Response special(Iin iin) {
        return service.as(hospital.member(), newKey())
                .body(Map.of("iin", iin.digits(), "precinct", hospital.code(), "reference", "No 7"))
                .post(poll.path("/special-entries"));
    }

    private Response exclude(Iin iin) {
        return service.as(country.home.chair(), newKey())
                .body(Map.of("iin", iin.digits(), "precinct", country.home.code(), "ground", "DEATH", "reference", "1"))
                .post(poll.path("/exclusions"));
    }

    private void include(Iin iin) {
        Response asked = Inclusions.askByCourt(service, poll, country.home, iin);
        if (asked.statusCode() == 202) {
            took(service.decide(country.home.chair(), asked.path("id"), true), iin, country.home);
        }
    }

    private void took(Response answer, Iin iin, SmallCountry.@org.jspecify.annotations.Nullable Place place) {
        assertTrue(answer.statusCode() < 500, answer::asString);
        if (answer.statusCode() < 300) {
            model.put(iin, place);
        }
    }

    private int changes() {
        return country.query(
                "select count(*)::int from list_delta where election_id = (select id from election where code = ?)",
                poll.code());
    }

    private List<Map<String, Object>> lines(String level) {
        return service.anybody()
                .get(poll.path("/bridge?limit=10000&level=" + level))
                .then()
                .statusCode(200)
                .extract()
                .path("lines");
    }

    private Map<String, Object> country(String contest) {
        return lines("COUNTRY").stream()
                .filter(line -> line.get("contest").equals(contest))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Object> precinct(SmallCountry.Place place) {
        return lines("PRECINCT").stream()
                .filter(line -> place.code().equals(line.get("code")) && "mazhilis".equals(line.get("contest")))
                .findFirst()
                .orElseThrow();
    }

    private long total(String level, String contest) {
        return lines(level).stream()
                .filter(line -> line.get("contest").equals(contest))
                .mapToLong(line -> number(line, "current"))
                .sum();
    }

    private static long number(Map<String, Object> line, String name) {
        return ((Number) line.get(name)).longValue();
    }

    private static long sum(Map<String, Object> line) {
        return number(line, "opening") + all(line, "added") - all(line, "removed");
    }

    @SuppressWarnings("unchecked")
    private static long all(Map<String, Object> line, String side) {
        return ((Map<String, Number>) line.get(side))
                .values().stream().mapToLong(Number::longValue).sum();
    }
}
