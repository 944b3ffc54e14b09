package kz.tizim.voterlist;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Beside;
import kz.tizim.kit.Certificates;
import kz.tizim.kit.Closing;
import kz.tizim.kit.Inclusions;
import kz.tizim.kit.Links;
import kz.tizim.kit.Owner;
import kz.tizim.kit.WithCountry;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;

/** Whoever needs several locks takes them in one order, so that nobody meets half way (decision 011). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Timeout(60)
class LockOrderResourceTest extends WithCountry {
    /** Less than the second after which the server looks for a deadlock. */
    private static final String SOON = "set local lock_timeout = '700ms'";

    @Test
    void anImportThatChangesTwoCitizensDoesNotMeetALinkOfTheTwo() throws Exception {
        Iin lower = country.citizen(country.home);
        Iin higher = country.citizen(country.home);
        try (Connection imports = Owner.connect()) {
            imports.setAutoCommit(false);
            run(imports, "select pg_advisory_xact_lock(hashtextextended('import-apply', 0))");
            run(imports, SOON);
            run(imports, "update citizen set flat = '2' where iin = " + higher.value());
            CompletableFuture<Response> asked = Beside.begin(() -> Links.ask(service, country, lower, higher));
            awaitSomebodyBehind(imports);
            run(imports, "update citizen set flat = '2' where iin = " + lower.value());
            imports.commit();
            asked.get(30, TimeUnit.SECONDS).then().statusCode(202);
        }
    }

    @Test
    void aDraftThatTakesThePlaceOfAnotherDoesNotMeetActsThatReadTheTablesInAnyOrder() throws Exception {
        country.citizen(country.home);
        var poll = service.newElection(country);
        try (Connection acts = Owner.connect()) {
            acts.setAutoCommit(false);
            run(acts, "select pg_advisory_xact_lock_shared(0, 0)"); // as ledger.Locks does
            run(acts, SOON);
            run(acts, "select from certificate limit 1");
            service.as(country.admin).post(poll.path("/lists")).then().statusCode(202);
            awaitSomebodyBehind(acts);
            run(acts, "select from voter limit 1");
            run(acts, "select from detachment limit 1");
            acts.commit();
        }
        service.awaitDraft(country, poll);
        service.as(country.admin).get(poll.path("/lists")).then().body("state", equalTo("DRAFT"));
    }

    @Test
    void actsWaitForADraftBeforeTheyReadALine() throws Exception {
        Iin voter = country.citizen(country.home);
        var poll = service.electionWithLists(country);
        try (Connection draft = Owner.connect()) {
            draft.setAutoCommit(false);
            run(draft, "select pg_advisory_xact_lock(0, 0)");
            run(draft, SOON);
            run(draft, "lock table voter in access exclusive mode");
            CompletableFuture<String> issued = Beside.begin(() -> service.certificate(poll, country.home, voter));
            awaitSomebodyBehind(draft);
            assertEquals(
                    0,
                    country.query(
                            "select count(*)::int from pg_locks where relation = 'voter'::regclass and not granted"));
            run(draft, "lock table certificate, detachment in access exclusive mode");
            draft.commit();
            issued.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aClosingWaitsForChangesOfListsUnderWay() throws Exception {
        country.citizen(country.home);
        var poll = service.electionWithLists(country);
        service.openPolls(country, poll, country.home);
        service.moveClock(country, poll.at(LocalTime.of(20, 0)));
        String state = "select count(*)::int from precinct_session where state = 'CLOSING' and precinct_id = "
                + country.home.id();
        try (Connection change = Owner.connect()) {
            change.setAutoCommit(false);
            run(change, "select pg_advisory_xact_lock_shared(id, 0) from election where code = '" + poll.code() + "'");
            CompletableFuture<Response> closed = Beside.begin(() -> Closing.of(service, poll, country.home)
                    .act("No 9", "Nobody came")
                    .send());
            awaitSomebodyBehind(change);
            assertEquals(1, country.query(state));
            change.commit();
            closed.get(30, TimeUnit.SECONDS).then().statusCode(200);
        }
        assertEquals(0, country.query(state));
    }

    @Test
    void anInclusionIsAChangeOfLists() throws Exception {
        Iin voter = country.citizen(country.neighbour);
        var poll = service.electionWithLists(country);
        service.openPolls(country, poll, country.home);
        try (Connection closing = Owner.connect()) {
            closing.setAutoCommit(false);
            run(closing, "select pg_advisory_xact_lock(id, 0) from election where code = '" + poll.code() + "'");
            CompletableFuture<Response> asked =
                    Beside.begin(() -> Inclusions.askByCourt(service, poll, country.home, voter));
            awaitSomebodyBehind(closing);
            closing.commit();
            asked.get(30, TimeUnit.SECONDS).then().statusCode(202);
        }
    }

    @Test
    void whoeverDecidesDoesNotMeetWhoeverAsksAgain() throws Exception {
        Iin voter = country.citizen(country.home);
        var poll = service.electionWithLists(country);
        String number = service.certificate(poll, country.home, voter);
        var certificates = new Certificates(service, poll, country.home);
        int matter = certificates.askedAnnulment(number, voter);
        service.token(country.home.member());
        try (Connection act = Owner.connect()) {
            act.setAutoCommit(false);
            run(act, "select from citizen where iin = " + voter.value() + " for update");
            CompletableFuture<Integer> again = Beside.begin(() -> certificates.askedAnnulment(number, voter));
            awaitWaiting(1);
            CompletableFuture<Response> decided =
                    Beside.begin(() -> service.decide(country.home.member(), matter, true));
            awaitWaiting(2);
            act.commit();
            assertEquals(matter, again.get(30, TimeUnit.SECONDS));
            decided.get(30, TimeUnit.SECONDS).then().statusCode(200);
        }
    }

    @Test
    void twoWhoAskInTheSameInstantAskTheSame() throws Exception {
        Iin voter = country.citizen(country.home);
        var poll = service.electionWithLists(country);
        String number = service.certificate(poll, country.home, voter);
        var certificates = new Certificates(service, poll, country.home);
        service.token(country.home.chair());
        try (Connection act = Owner.connect()) {
            act.setAutoCommit(false);
            run(act, "select from citizen where iin = " + voter.value() + " for update");
            CompletableFuture<Integer> one = Beside.begin(() -> certificates.askedAnnulment(number, voter));
            CompletableFuture<Integer> two = Beside.begin(() -> certificates.askedAnnulment(number, voter));
            awaitWaiting(2);
            act.commit();
            assertEquals(one.get(30, TimeUnit.SECONDS), two.get(30, TimeUnit.SECONDS));
        }
    }

    private void awaitWaiting(int count) throws Exception {
        String waiting = "select count(distinct pid)::int from pg_locks where not granted";
        for (int i = 0; country.query(waiting) < count; i++) {
            assertTrue(i < 4000, "nobody waits");
            Thread.sleep(5);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void awaitSomebodyBehind(Connection connection) throws Exception {
        int holder = connection.unwrap(PGConnection.class).getBackendPID();
        String behind = "select count(*)::int from pg_stat_activity where ? = any (pg_blocking_pids(pid))";
        for (int i = 0; country.query(behind, holder) == 0; i++) {
            assertTrue(i < 4000, "nobody waits");
            Thread.sleep(5);
        }
    }
}
