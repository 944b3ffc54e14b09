package kz.tizim.voterlist;

import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Service.Poll;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

/** Who is listed where, rule by rule (domain rules 1 to 4). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ListResourceTest extends WithElectionAhead {
    @Test
    void whoTurnsEighteenOnPollingDayIsListed() throws Exception {
        Iin ofAge = born(poll.day().minusYears(18));
        Iin tooYoung = born(poll.day().minusYears(18).plusDays(1));
        service.buildLists(country, poll);
        assertTrue(listed(ofAge));
        assertFalse(listed(tooYoung));
        assertFalse(unassigned(tooYoung));
    }

    @Test
    void namesakesBornOnOneDayBothStay() throws Exception {
        Iin one = born(LocalDate.of(1985, 5, 5));
        Iin other = born(LocalDate.of(1985, 5, 5));
        service.buildLists(country, poll);
        assertTrue(listed(one));
        assertTrue(listed(other));
    }

    @Test
    void theDeadAndForeignersAreNotListed() throws Exception {
        Iin dead = country.citizen(country.home);
        Iin foreigner = country.citizen(country.home);
        country.run("update citizen set life_status = 'DECEASED' where iin = ?", dead.value());
        country.run("update citizen set citizenship = 'UZ' where iin = ?", foreigner.value());
        service.buildLists(country, poll);
        assertFalse(listed(dead));
        assertFalse(listed(foreigner));
    }

    @Test
    void whoACourtExcludedIsNotListed() throws Exception {
        Iin incapable = country.citizen(country.home);
        Iin sentenced = country.citizen(country.home);
        exclude(incapable, "INCAPABLE", poll.day().minusYears(3), null);
        exclude(sentenced, "SENTENCED", poll.day(), poll.day());
        service.buildLists(country, poll);
        assertFalse(listed(incapable));
        assertFalse(listed(sentenced));
        assertFalse(unassigned(sentenced));
    }

    @Test
    void aSentenceThatEndsBeforePollingDayOrBeginsAfterItDoesNotExclude() throws Exception {
        Iin released = country.citizen(country.home);
        Iin later = country.citizen(country.home);
        exclude(released, "SENTENCED", poll.day().minusYears(1), poll.day().minusDays(1));
        exclude(later, "SENTENCED", poll.day().plusDays(1), null);
        service.buildLists(country, poll);
        assertTrue(listed(released));
        assertTrue(listed(later));
    }

    @Test
    void anAddressThatNoRuleNamesGoesToTheQueueNotToADefaultPrecinct() throws Exception {
        Iin lost = country.citizen(country.home);
        country.run("update citizen set street = 'Белгісіз көшесі' where iin = ?", lost.value());
        service.buildLists(country, poll);
        assertFalse(listed(lost));
        assertTrue(unassigned(lost));
        service.as(country.admin).get(poll.path("/lists")).then().body("unassigned", greaterThan(0));
    }

    @Test
    void rulesThatOverlapStopTheHandoverAndAreBothShown() throws Exception {
        Iin disputed = country.citizen(country.home);
        country.run(
                "insert into boundary (decision, valid_from, precinct_id, kato, street, selector, import_id) values ('No 2', '2020-01-01', ?, ?, ?, '', 0)",
                country.neighbour.id(),
                country.home.kato(),
                country.home.street());
        try {
            service.buildLists(country, poll);
            assertFalse(listed(disputed));
            service.as(country.admin)
                    .post(poll.path("/lists/handover"))
                    .then()
                    .statusCode(409)
                    .body("type", problem("lists-frozen"))
                    .body("overlaps", greaterThan(0));
            assertEquals(
                    1,
                    count(
                            "select count(distinct b.precinct_id)::int - 1 from unassigned u join boundary b "
                                    + "on b.id in (u.first_boundary, u.second_boundary) where u.reason = 'OVERLAP' and",
                            disputed));
        } finally {
            // Other tests share the database: an overlap would stop them as well.
            country.run("update boundary set valid_to = '2020-01-02' where street = ?", country.home.street());
        }
    }

    @Test
    void aRuleThatNoLongerHoldsOnPollingDayPlacesNobody() throws Exception {
        Iin voter = country.citizen(country.home);
        country.run(
                "update boundary set valid_to = ? where street = ?", poll.day().minusDays(1), country.home.street());
        service.buildLists(country, poll);
        assertFalse(listed(voter));
        assertTrue(unassigned(voter));
    }

    @Test
    void onlyADraftIsHandedOver() {
        service.as(country.admin)
                .post(poll.path("/lists/handover"))
                .then()
                .statusCode(409)
                .body("type", problem("lists-frozen"));
    }

    @Test
    void whatWasHandedOverIsNotBuiltAgain() throws Exception {
        Iin mover = country.citizen(country.home);
        service.buildLists(country, poll);
        service.as(country.admin).post(poll.path("/lists/handover")).then().statusCode(200);
        country.run("update citizen set street = ? where iin = ?", country.neighbour.street(), mover.value());
        service.as(country.admin)
                .post(poll.path("/lists"))
                .then()
                .statusCode(409)
                .body("type", problem("lists-frozen"));
        assertEquals(
                1, count("select count(*)::int from voter v where precinct_id = " + country.home.id() + " and", mover));
    }

    @Test
    void whatWasImportedAfterTheBuildIsBuiltInBeforeHandover() throws Exception {
        service.buildLists(country, poll);
        country.run("""
                insert into import_run (kind, source, as_of, state, created_by, applied_at)
                select 'CITIZENS', 'test', current_date, 'APPLIED', id, deciding_time() from account where username = ?""", country.admin);
        service.as(country.admin)
                .post(poll.path("/lists/handover"))
                .then()
                .statusCode(409)
                .body("type", problem("lists-frozen"));
        service.buildLists(country, poll);
        service.as(country.admin).post(poll.path("/lists/handover")).then().statusCode(200);
    }

    @Test
    void howAStreetWasMatchedStaysKnownAfterHandover() throws Exception {
        Iin voter = country.citizen(country.home);
        country.run("update citizen set street = replace(street, 'ө', 'о') || ' ' where iin = ?", voter.value());
        service.buildLists(country, poll);
        assertEquals(1, count("select count(matched)::int from voter v where", voter));
        service.as(country.admin).post(poll.path("/lists/handover")).then().statusCode(200);
        assertEquals(1, count("select count(matched)::int from voter v where", voter));
    }

    @Test
    void aDraftIsBuiltAgainAsOftenAsNeeded() throws Exception {
        Iin mover = country.citizen(country.home);
        service.buildLists(country, poll);
        country.run("update citizen set street = ? where iin = ?", country.neighbour.street(), mover.value());
        service.buildLists(country, poll);
        assertEquals(
                1,
                count(
                        "select count(*)::int from voter v where precinct_id = " + country.neighbour.id() + " and",
                        mover));
    }

    @Test
    void listsOfTwoElectionsAreBuiltAtTheSameTime() throws Exception {
        Iin voter = country.citizen(country.home);
        Poll other = service.newElection(country);
        service.as(country.admin).post(other.path("/lists")).then().statusCode(202);
        service.buildLists(country, poll);
        service.awaitDraft(country, other);
        assertTrue(listed(voter));
    }

    @Test
    void aBuildWaitsForWhoReadsTheListsAndStopsNobodyMeanwhile() throws Exception {
        Iin voter = country.citizen(country.home);
        service.buildLists(country, poll);
        try (Connection reader = database.getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("select count(*) from voter where false");
            service.as(country.admin).post(poll.path("/lists")).then().statusCode(202);
            Thread.sleep(1500);
            assertTrue(listed(voter), "the draft of before is still there, and can be read");
            service.as(country.admin).get(poll.path("/lists")).then().body("state", equalTo("BUILDING"));
            reader.rollback();
        }
        service.awaitDraft(country, poll);
        assertTrue(listed(voter));
    }

    @Test
    void theDatabaseKeepsListsThatWereHandedOverEvenFromTheServiceItself() throws Exception {
        service.buildLists(country, poll);
        service.as(country.admin).post(poll.path("/lists/handover")).then().statusCode(200);
        int election = country.query("select id from election where code = ?", poll.code());
        for (String step : List.of("begin_draft", "begin_numbering", "finish_draft")) {
            try (Connection app = database.getConnection();
                    Statement statement = app.createStatement()) {
                var refusal = assertThrows(
                        PSQLException.class, () -> statement.execute("select " + step + "(" + election + ")"));
                assertEquals("lists_frozen", refusal.getServerErrorMessage().getConstraint());
            }
        }
    }

    private Iin born(LocalDate birthDate) {
        return country.citizen(country.home, birthDate, "Ахметов", "Ерлан", "Серікұлы");
    }

    private void exclude(Iin iin, String ground, LocalDate from, @org.jspecify.annotations.Nullable LocalDate to) {
        country.run(
                "insert into ineligibility (iin, ground, act, valid_from, valid_to, import_id) values (?, ?, 'No 1', ?, cast(? as date), 0)",
                iin.value(),
                ground,
                from,
                to);
    }

    private boolean listed(Iin iin) {
        return count("select count(*)::int from voter v where", iin) == 1;
    }

    private boolean unassigned(Iin iin) {
        return count("select count(*)::int from unassigned u where", iin) == 1;
    }

    private int count(String sql, Iin iin) {
        return country.query(
                sql + " election_id = (select id from election where code = ?) and iin = ?", poll.code(), iin.value());
    }
}
