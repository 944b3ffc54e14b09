package kz.tizim.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tizim.database.OwnPostgres;
import kz.tizim.kit.Fleet;
import kz.tizim.kit.Instance;
import kz.tizim.kit.Instance.Post;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.kit.Redemptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The database is restarted, only reads, has no connection left, or refuses one transaction for the sake of another. */
@Timeout(180)
class DatabaseFaultsIT {
    private static final int RUSH = 120;
    private static final int VOTERS = 3 * RUSH + 20;

    @TempDir
    static Path folder;

    private static OwnPostgres server;
    private static Fleet fleet;
    private static Redemptions redemptions;
    private static int next;

    @BeforeAll
    static void anInstanceOnAServerOfItsOwn() throws Exception {
        server = OwnPostgres.start(folder.resolve("server"));
        fleet = new Fleet(1, folder, server.database(), Map.of());
        redemptions = Redemptions.prepare(fleet, VOTERS);
    }

    @AfterAll
    static void end() throws Exception {
        if (fleet != null) {
            fleet.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void theLedgerIsSound() throws Exception {
        asOwner("drop trigger if exists fault on ledger_entry");
        fleet.audit();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "immediate"})
    void aRestartUnderLoadLosesNobody(String mode) throws Exception {
        Rush rush = rush();
        rush.awaitAdmitted(RUSH / 4);
        server.stop(mode);
        rush.awaitSeen("503 unavailable", 1);
        server.start();
        System.out.println("Database restarted, " + mode + ": desks saw " + rush.end());
    }

    @Test
    void whileTheDatabaseOnlyReadsNobodyIsAdmitted() throws Exception {
        server.set("default_transaction_read_only", "on");
        int first = next;
        Rush rush = rush();
        rush.awaitSeen("503 unavailable", RUSH);
        for (int voter = first; voter < next; voter++) {
            assertEquals(0, liveEntries(voter));
        }
        server.set("default_transaction_read_only", "off");
        Map<String, Integer> seen = rush.end();
        assertEquals(Set.of("201", "503 unavailable"), seen.keySet());
        System.out.println("Database only reads: desks saw " + seen);
    }

    @Test
    void withoutAFreeConnectionDesksAreToldSoAndAskAgain() throws Exception {
        Instance small = fleet.join(
                Map.of("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "2", "QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "1S"));
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            posts.add(redemptions.posts().get(next++));
        }
        Set<String> told = new HashSet<>();
        try (Connection owner = server.database().asOwner();
                Statement statement = owner.createStatement();
                ExecutorService desks = Executors.newVirtualThreadPerTaskExecutor()) {
            owner.setAutoCommit(false);
            statement.execute("lock table ledger_entry in share mode");
            List<Future<Reply>> replies = posts.stream()
                    .map(post -> desks.submit(() -> small.send(post)))
                    .toList();
            for (Future<Reply> reply : replies) {
                told.add(reply.get().problem());
            }
            owner.rollback();
        }
        assertTrue(told.contains("unavailable"), told::toString);
        assertTrue(Set.of("unavailable", "request-in-flight").containsAll(told), told::toString);
        System.out.println("No connection left: desks saw " + told);
        for (int i = 0; i < posts.size(); i++) {
            int voter = next - posts.size() + i;
            assertEquals(0, liveEntries(voter));
            assertTrue(redemptions.isStored(fleet, voter, small.decide(posts.get(i))));
        }
        fleet.leave(small);
    }

    @ParameterizedTest
    @CsvSource({"40001,false", "40P01,false", "40001,true", "40P01,true"})
    void aTransactionThatGaveWayToAnotherChangesNothing(String state, boolean atCommit) throws Exception {
        fail(state, atCommit, "unavailable");
    }

    @Test
    void aCommitThatFailsOtherwiseIsUnknown() throws Exception {
        fail("57014", true, "outcome-unknown");
    }

    /** A trigger gives the error to every entry, then to none. */
    private static void fail(String state, boolean atCommit, String expected) throws Exception {
        asOwner("create or replace function fault() returns trigger language plpgsql as $$ begin raise exception using"
                + " errcode = '" + state + "', message = 'a fault'; end $$");
        asOwner(
                atCommit
                        ? "create constraint trigger fault after insert on ledger_entry deferrable initially deferred"
                                + " for each row execute function fault()"
                        : "create trigger fault before insert on ledger_entry for each row execute function fault()");
        int voter = next++;
        Post post = redemptions.posts().get(voter);
        assertEquals(expected, fleet.instance(0).send(post).problem());
        assertEquals(0, liveEntries(voter));
        asOwner("drop trigger fault on ledger_entry");
        assertTrue(redemptions.isStored(fleet, voter, fleet.instance(0).decide(post)));
    }

    @Test
    void ofTwoInADeadlockTheOneThatIsToldSoAsksAgain() throws Exception {
        int voter = next++;
        Post post = redemptions.posts().get(voter);
        String precinct = "select election_id, precinct_id from precinct_session";
        try (Connection other = server.database().asSuperuser();
                Statement statement = other.createStatement();
                ExecutorService desk = Executors.newVirtualThreadPerTaskExecutor()) {
            // The server looks for deadlocks on behalf of the desk only.
            statement.execute("set deadlock_timeout = '60s'");
            other.setAutoCommit(false);
            // As a closing does it, but the wrong way round: the precinct first, then the citizen whom a desk holds.
            statement.execute("select pg_advisory_xact_lock(election_id, precinct_id) from (" + precinct + ") open");
            Future<Reply> reply = desk.submit(() -> fleet.instance(0).send(post));
            fleet.awaitWaiting(1);
            statement.execute("select 1 from citizen where iin = "
                    + redemptions.voters().get(voter).value() + " for update");
            assertEquals("unavailable", reply.get().problem());
            assertEquals(0, liveEntries(voter));
            other.rollback();
        }
        assertTrue(redemptions.isStored(fleet, voter, fleet.instance(0).decide(post)));
    }

    private static Rush rush() {
        next += RUSH;
        return Rush.begin(fleet, redemptions, next - RUSH, next);
    }

    private static int liveEntries(int voter) {
        return fleet.liveEntries(redemptions.voters().get(voter));
    }

    private static void asOwner(String sql) throws Exception {
        try (Connection owner = server.database().asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
