package kz.tizim.voterlist;

import static kz.tizim.kit.Service.newKey;
import static kz.tizim.kit.Service.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.tizim.database.PostgresResource;
import kz.tizim.imports.RegisterLock;
import kz.tizim.kit.Beside;
import kz.tizim.kit.Service.Poll;
import kz.tizim.kit.WithCountry;
import kz.tizim.ledger.Act;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From handover to lock (domain §3). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ListStateResourceTest extends WithCountry {
    @Inject
    AbandonedBuilds abandoned;

    private Iin voter;

    @BeforeEach
    void aVoter() {
        voter = country.citizen(country.home);
    }

    @Test
    void listsOpenByTheCalendarWithoutACall() throws Exception {
        Poll poll = service.newElection(country, Map.of("listsOpenFrom", 5, "certificatesFrom", 5));
        service.buildLists(country, poll);
        service.as(country.admin)
                .post(poll.path("/lists/handover"))
                .then()
                .statusCode(200)
                .body("state", equalTo("HANDED_OVER"));
        service.moveClock(country, poll.at(LocalTime.MIDNIGHT).minusDays(5));
        service.as(country.admin).get(poll.path("/lists")).then().body("state", equalTo("OPEN"));
        service.anybody().get(poll.path("")).then().body("listsState", equalTo("OPEN"));
    }

    @Test
    void listsAreLockedOnceThePollsHaveClosedEverywhereAndEveryPrecinctIsLocked() throws Exception {
        Poll poll = service.electionWithLists(country);
        service.openPolls(country, poll, country.home);
        service.ballot(poll, country.home, voter, newKey()).then().statusCode(201);
        stillVoting(lock(poll));
        service.moveClock(country, poll.at(LocalTime.NOON).plusDays(1));
        stillVoting(lock(poll)).then().body("precincts", equalTo(1));
        service.close(poll, country.home, 1, null).then().statusCode(200);
        lock(poll).then().statusCode(200).body("state", equalTo("LOCKED"));
        lock(poll).then().statusCode(200).body("state", equalTo("LOCKED"));
    }

    @Test
    void aBuildWhoseProcessHasGoneHasFailedAndCanBeBegunAgain() throws Exception {
        Poll poll = abandonedBuild();
        abandoned.putAway();
        service.as(country.admin)
                .get(poll.path("/lists"))
                .then()
                .body("state", equalTo("NONE"))
                .body("failure", containsString("build again"));
        service.buildLists(country, poll);
        service.as(country.admin).get(poll.path("/lists")).then().body("failure", nullValue());
    }

    @Test
    void aBuildThatAProcessWorksOnIsLeftAloneAndNotBegunTwice() throws Exception {
        Poll poll = abandonedBuild();
        try (Connection builder = database.getConnection()) {
            builder.setAutoCommit(false);
            holdBuild(builder, poll);
            abandoned.putAway();
            service.as(country.admin).get(poll.path("/lists")).then().body("state", equalTo("BUILDING"));
            service.as(country.admin)
                    .post(poll.path("/lists"))
                    .then()
                    .statusCode(409)
                    .body("type", problem("lists-frozen"));
            builder.rollback();
            builder.setAutoCommit(true);
        }
        service.buildLists(country, poll);
    }

    @Test
    void aBuildThatIsDoneAndHasNotLetGoYetIsWaitedFor() throws Exception {
        Poll poll = service.newElection(country);
        service.buildLists(country, poll);
        try (Connection builder = database.getConnection()) {
            builder.setAutoCommit(false);
            holdBuild(builder, poll);
            var asked = Beside.begin(
                    () -> service.as(country.admin).post(poll.path("/lists")).statusCode());
            assertThrows(TimeoutException.class, () -> asked.get(300, TimeUnit.MILLISECONDS));
            builder.rollback();
            builder.setAutoCommit(true);
            assertEquals(202, asked.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aHandoverWaitsForABuildThatIsDoneAndHasNotLetGoYet() throws Exception {
        Poll poll = service.newElection(country);
        service.buildLists(country, poll);
        try (Connection builder = database.getConnection()) {
            builder.setAutoCommit(false);
            RegisterLock.alone(builder);
            var asked = Beside.begin(() ->
                    service.as(country.admin).post(poll.path("/lists/handover")).statusCode());
            assertThrows(TimeoutException.class, () -> asked.get(300, TimeUnit.MILLISECONDS));
            builder.rollback();
            builder.setAutoCommit(true);
            assertEquals(200, asked.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void nothingIsHandedOverWhileAnImportIsApplied() throws Exception {
        Poll poll = service.newElection(country);
        service.buildLists(country, poll);
        try (Connection builder = database.getConnection()) {
            builder.setAutoCommit(false);
            RegisterLock.alone(builder);
            service.as(country.admin)
                    .post(poll.path("/lists/handover"))
                    .then()
                    .statusCode(409)
                    .body("type", problem("lists-frozen"));
            builder.rollback();
            builder.setAutoCommit(true);
        }
    }

    @Test
    void aBuildThatWaitsForAnUndoingKeepsNoActOut() throws Exception {
        Poll poll = service.newElection(country);
        int id = country.query("select id from election where code = ?", poll.code());
        try (Connection undoing = database.getConnection()) {
            undoing.setAutoCommit(false);
            undoing.createStatement().execute("select id from election for share");
            var asked = Beside.begin(
                    () -> service.as(country.admin).post(poll.path("/lists")).statusCode());
            assertThrows(TimeoutException.class, () -> asked.get(300, TimeUnit.MILLISECONDS));
            assertEquals(1, country.query("select pg_try_advisory_xact_lock_shared(?, ?)::int", id, Act.LISTS));
            undoing.rollback();
            undoing.setAutoCommit(true);
            assertEquals(202, asked.get(10, TimeUnit.SECONDS));
        }
    }

    private void holdBuild(Connection builder, Poll poll) throws SQLException {
        int id = country.query("select id from election where code = ?", poll.code());
        builder.createStatement().execute("select pg_advisory_xact_lock(hashtextextended('list-build', " + id + "))");
    }

    private Poll abandonedBuild() {
        Poll poll = service.newElection(country);
        country.run(
                "insert into list_build (election_id, state) select id, 'BUILDING' from election where code = ?",
                poll.code());
        country.run("update election set lists_state = 'BUILDING' where code = ?", poll.code());
        return poll;
    }

    @Test
    void aDraftIsNotLocked() throws Exception {
        Poll poll = service.newElection(country);
        service.buildLists(country, poll);
        lock(poll).then().statusCode(409).body("type", problem("lists-frozen"));
    }

    private Response lock(Poll poll) {
        return service.as(country.admin).post(poll.path("/lists/lock"));
    }

    private static Response stillVoting(Response answer) {
        answer.then().statusCode(409).body("type", problem("lists-frozen")).body("precincts", greaterThan(0));
        return answer;
    }
}
