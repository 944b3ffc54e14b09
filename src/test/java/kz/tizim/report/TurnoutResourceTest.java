package kz.tizim.report;

import static kz.tizim.kit.Service.newKey;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.SmallCountry.Place;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;

/** Who has not voted is private (domain rule 13). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TurnoutResourceTest extends WithTurnout {
    @Test
    void turnoutShowsCompletedHoursOnly() {
        service.openPolls(country, poll, country.home);
        vote();
        countAt("10:55");
        assertEquals(0, shown());
        countAt("11:02");
        turnout("")
                .then()
                .statusCode(200)
                .body("contests.contest", contains("mazhilis", "maslikhat"))
                .body("contests.voted", contains(1, 0))
                .body("contests[0].hours", hasSize(1))
                .body("contests[0].hours[0].voted", equalTo(1))
                .body("places", hasSize(0));
    }

    @Test
    void anHourIsNotToldBeforeItsLastAdmissionsAreSettled() {
        service.openPolls(country, poll, country.home);
        vote();
        countAt("11:00:30");
        assertEquals(0, shown());
    }

    @Test
    void withoutACountNothingIsTold() {
        service.openPolls(country, poll, country.home);
        vote();
        service.moveClock(country, poll.at(LocalTime.of(12, 0)));
        assertEquals(0, shown());
        OffsetDateTime asOf = OffsetDateTime.parse(turnout("").path("asOf"));
        assertTrue(asOf.isBefore(poll.at(LocalTime.of(7, 0))), "nothing is claimed of polling day");
    }

    @Test
    void aVoidLowersTheHourOfItsEntryWhenItsOwnHourIsOver() {
        service.openPolls(country, poll, country.home);
        String entry = vote();
        countAt("11:10");
        assertEquals(1, shown());
        int approval = service.askVoid(poll, country.home.member(), entry)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        service.decide(country.home.chair(), approval, true).then().statusCode(200);
        countAt("11:30");
        assertEquals(1, shown(), "that somebody was voided within this hour is not told yet");
        countAt("12:02");
        assertEquals(0, shown());
    }

    @Test
    void anHourWaitsForWhoeverBeganToVoteInIt() throws Exception {
        service.openPolls(country, poll, country.home);
        try (Connection late = database.getConnection();
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute(admission());
            countAt("11:02");
            assertEquals(0, shown());
            assertNull(turnout("").path("contests[0].hours[0]"));
            late.commit();
            late.setAutoCommit(true);
        }
        countAt("11:03");
        assertEquals(1, shown());
    }

    /** What an act does between its first lock and its commit. */
    private String admission() {
        return """
                select pg_advisory_xact_lock_shared(id, %1$d) from election where code = '%2$s';
                insert into ledger_entry (entry_id, election_id, contest_id, iin, seq, precinct_id, channel, basis, account_id, admitted_at)
                select gen_random_uuid(), e.id, c.id, %3$d, 0, %1$d, 'STATION', 'HOME_LIST', 1, deciding_time()
                from election e join contest c on c.election_id = e.id and c.code = 'mazhilis' where e.code = '%2$s'""".formatted(country.home.id(), poll.code(), voter.value());
    }

    @Test
    void theHourIsThatOfThePrecinctsClock() throws Exception {
        Place delhi = country.otherRegion;
        country.run("update precinct set time_zone = 'Asia/Kolkata' where id = ?", delhi.id());
        Iin far = country.citizen(delhi);
        poll = service.electionWithLists(country);
        service.openPolls(country, poll, country.home, delhi);
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
        service.ballot(poll, delhi, far, newKey()).then().statusCode(201);
        countAt("10:25");
        assertEquals(0, shown());
        countAt("10:32");
        assertEquals(1, shownAt(delhi), "there it is 11:02");
        assertEquals(0, shownAt(country.home));
        assertEquals(1, shown());
        countAt("11:02");
        assertEquals(2, shown());
    }

    @Test
    void placesAreShownPageByPage() {
        service.openPolls(country, poll, country.home);
        vote();
        countAt("11:02");
        Map.of("REGION", "11", "TERRITORY", country.territorialCode(), "PRECINCT", country.home.code())
                .forEach((level, code) -> {
                    List<Map<String, Object>> contests = contests(places(level, 1000), level, code);
                    assertEquals(List.of("mazhilis", "maslikhat"), each(contests, "contest"));
                    assertEquals(List.of(1, 0), each(contests, "voted"));
                });
        List<Map<String, Object>> precincts = places("PRECINCT", 1000);
        List<Map<String, Object>> contests = contests(precincts, "PRECINCT", country.home.code());
        assertEquals(List.of(1, 1), each(contests, "listed"));
        assertEquals(1, ((List<?>) contests.getFirst().get("hours")).size());
        assertEquals(precincts, places("PRECINCT", 7));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> contests(List<Map<String, Object>> places, String level, String code) {
        assertEquals(List.of(level), each(places, "level").stream().distinct().toList());
        return places.stream()
                .filter(place -> place.get("code").equals(code))
                .map(place -> (List<Map<String, Object>>) place.get("contests"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Object> each(List<Map<String, Object>> objects, String property) {
        return objects.stream().map(one -> one.get(property)).toList();
    }

    @Test
    void whoIsStruckOffCountsNoMore() {
        int before = turnout("").path("listed");
        service.as(country.home.chair(), newKey())
                .body(Map.of(
                        "iin", voter.digits(), "precinct", country.home.code(), "ground", "DEATH", "reference", "No 1"))
                .post(poll.path("/exclusions"))
                .then()
                .statusCode(201);
        service.moveClock(country, service.now().plusHours(1));
        assertEquals(before - 1, turnout("").<Integer>path("listed"));
    }

    /** The voter's entry. */
    private String vote() {
        return service.ballot(poll, country.home, voter, newKey())
                .then()
                .statusCode(201)
                .extract()
                .path("results[0].ledgerEntry");
    }
}
