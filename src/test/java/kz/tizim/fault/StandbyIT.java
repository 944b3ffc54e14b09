package kz.tizim.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tizim.database.OwnPostgres;
import kz.tizim.kit.Fleet;
import kz.tizim.kit.Instance;
import kz.tizim.kit.Instance.Post;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.kit.Redemptions;
import kz.tizim.kit.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances on a primary with a synchronous standby, of the oldest version that the service runs on. Each test leaves
 * such a pair behind, the last ones with changed parts.
 */
@Timeout(600)
@TestMethodOrder(OrderAnnotation.class)
class StandbyIT {
    // Every act writes to the audit trail, and holds that lock until its commit is over.
    private static final String ACTS_WAITING = """
            select pid from pg_stat_activity a where wait_event = 'SyncRep' and exists (
                select from pg_locks l where l.pid = a.pid and l.relation = 'audit'::regclass)""";
    private static final int RUSH = 150;
    private static final int SINGLE = 10;
    private static final int FAILOVERS = Integer.getInteger("tizim.failovers", 1);

    @TempDir
    static Path folder;

    private static OwnPostgres primary;
    private static OwnPostgres standby;
    private static Fleet fleet;
    private static Redemptions redemptions;
    private static ExecutorService desks;
    private static PostgresProxy proxy;
    private static Instance behind;

    @BeforeAll
    static void aPair() throws Exception {
        primary = OwnPostgres.start(folder.resolve("one"), OwnPostgres.debianRequired());
        desks = Executors.newVirtualThreadPerTaskExecutor();
        standby = primary.standby(folder.resolve("two"));
        primary.set("synchronous_standby_names", "*");
        fleet = new Fleet(2, folder, primary.databaseOr(standby), Map.of());
        redemptions = Redemptions.prepare(fleet, SINGLE + (FAILOVERS + 1) * RUSH);
        proxy = new PostgresProxy(primary.database());
        behind = Instance.start(proxy.through(primary.database()).environment(), folder, "behind");
        behind.awaitReady();
    }

    @AfterAll
    static void end() throws Exception {
        if (behind != null) {
            behind.close();
            proxy.close();
        }
        if (fleet != null) {
            fleet.close();
        }
        if (standby != null) {
            standby.close();
        }
        if (primary != null) {
            primary.close();
        }
    }

    @Test
    @Order(1)
    void aServerThatOnlyFollowsIsUnavailableAndNothingIsDone() throws Exception {
        Post post = redemptions.posts().get(0);
        lead(standby);
        for (int i = 0; i < 5; i++) {
            assertEquals("unavailable", behind.send(post).problem());
        }
        assertEquals(0, liveEntries(0));
        lead(primary);
        assertAdmitted(0, behind.decide(post), false);
    }

    @Test
    @Order(2)
    void whileTheStandbyIsDownNobodyIsToldYesOrNo() throws Exception {
        standby.stop("fast");
        Future<Reply> cancelled = ask(1, redemptions.posts().get(1));
        int backend = awaitWaiting(1).getFirst();
        cancel(backend);
        assertEquals("outcome-unknown", cancelled.get().problem());
        assertEquals(1, liveEntries(1), "it is done here, and seen by all");
        Future<Reply> alone = ask(0, redemptions.posts().get(2));
        awaitWaiting(1);

        // What the same key would be told, and another desk, has to wait as well.
        Future<Reply> replay = ask(1, redemptions.posts().get(1));
        awaitWaiting(2);
        List<Future<Reply>> others =
                List.of(ask(0, otherDesk(1)), ask(1, redemptions.posts().get(2)), ask(0, otherDesk(2)));
        for (Future<Reply> other : others) {
            assertEquals("request-in-flight", other.get().problem());
        }
        assertEquals("outcome-unknown", alone.get().problem());
        assertEquals("outcome-unknown", replay.get().problem());
        assertEquals(0, liveEntries(2), "nobody sees it before the standby has it");
        standby.start();
        for (int voter = 1; voter <= 2; voter++) {
            assertAdmitted(voter, fleet.instance(0).decide(redemptions.posts().get(voter)), true);
            assertEquals(
                    "certificate-used",
                    fleet.instance(1).decide(otherDesk(voter)).problem());
        }
        fleet.audit();
    }

    @Test
    @Order(3)
    void aSearchWaitsForNoStandbyAndTheActAfterItDoes() throws Exception {
        standby.stop("fast");
        int searches = searches();
        assertEquals(200, fleet.instance(0).send(search()).status());
        assertEquals(searches + 1, searches(), "it is in the trail");
        Future<Reply> act = ask(0, redemptions.posts().get(5));
        awaitWaiting(1);
        standby.start();
        act.get();
        assertAdmitted(5, fleet.instance(0).decide(redemptions.posts().get(5)), true);
    }

    @Test
    @Order(4)
    void whatACrashedServerHadDoneWithoutTheStandbyIsFoundByTheSameKey() throws Exception {
        standby.stop("fast");
        Future<Reply> cut = ask(0, redemptions.posts().get(3));
        awaitWaiting(1);
        primary.kill();
        assertEquals("outcome-unknown", cut.get().problem());
        primary.start();
        assertEquals(1, liveEntries(3), "recovery makes it visible, though no standby has it");
        Future<Reply> replay = ask(0, redemptions.posts().get(3));
        awaitWaiting(1);
        assertEquals("request-in-flight", ask(1, otherDesk(3)).get().problem());
        assertEquals("outcome-unknown", replay.get().problem());
        standby.start();
        assertAdmitted(3, fleet.instance(0).decide(redemptions.posts().get(3)), true);
        assertEquals("certificate-used", fleet.instance(1).decide(otherDesk(3)).problem());
        fleet.audit();
    }

    @Test
    @Order(5)
    void thePrimaryIsKilledUnderLoadAndTheStandbyPromoted() throws Exception {
        for (int i = 0; i < FAILOVERS; i++) {
            Rush rush = rush(i);
            rush.awaitAdmitted(RUSH / 3);
            primary.kill();
            standby.promote();
            System.out.println("Primary killed, standby promoted: desks saw " + rush.end());
            exchange();
        }
    }

    @Test
    @Order(6)
    void theStandbyIsStoppedUnderLoadAndPromotedAfterThePrimaryWasKilled() throws Exception {
        Rush rush = rush(FAILOVERS);
        rush.awaitAdmitted(RUSH / 3);
        standby.stop("fast");
        awaitWaiting(1);
        primary.kill();
        standby.start();
        standby.promote();
        // What was done on the killed server only was never promised, and is done again.
        Map<String, Integer> seen = rush.end();
        assertTrue(seen.getOrDefault("503 outcome-unknown", 0) > 0, seen::toString);
        System.out.println("Standby stopped, primary killed, standby promoted: desks saw " + seen);

        // Nobody has told the old one, which comes back and is a primary too: it promises nothing.
        primary.start();
        lead(primary);
        Post post = redemptions.posts().get(4);
        assertEquals("outcome-unknown", heard(behind, post).problem());
        primary.kill();
        assertAdmitted(4, fleet.instance(0).decide(post), false);
    }

    private static Rush rush(int number) {
        int from = SINGLE + number * RUSH;
        return Rush.begin(fleet, redemptions, from, from + RUSH);
    }

    /** The promoted server gets a synchronous standby, in the place of the one that was killed. */
    private static void exchange() throws Exception {
        primary.follow(standby);
        OwnPostgres promoted = standby;
        standby = primary;
        primary = promoted;
        primary.set("synchronous_standby_names", "*");
    }

    private static Future<Reply> ask(int instance, Post post) {
        return desks.submit(() -> heard(fleet.instance(instance), post));
    }

    /** The first answer by way of a connection that is not broken. */
    private static Reply heard(Instance instance, Post post) throws Exception {
        Reply reply = instance.send(post);
        for (int i = 0; i < 100 && reply.problem().equals("unavailable"); i++) {
            Thread.sleep(50);
            reply = instance.send(post);
        }
        return reply;
    }

    /** Lets the instance behind the proxy see another server. */
    private static void lead(OwnPostgres server) {
        proxy.leadTo(server.database());
        proxy.cut();
    }

    /** On the list of the precinct where certificates are redeemed. */
    private static Post search() {
        Post post = redemptions.posts().getFirst();
        String election = post.path().substring(0, post.path().indexOf("/certificates/"));
        String precinct = fleet.country().otherRegion.code();
        return Post.of(election + "/precincts/" + precinct + "/voters/search", post.token(), Map.of("query", "Абай"));
    }

    private static int searches() {
        return fleet.country().query("select count(*)::int from audit where action = 'list-search'");
    }

    /** The same certificate, brought to another desk. */
    private static Post otherDesk(int voter) {
        Post post = redemptions.posts().get(voter);
        return new Post(post.path(), post.token(), Service.newKey(), post.body());
    }

    private static void assertAdmitted(int voter, Reply reply, boolean replayed) {
        assertTrue(redemptions.isStored(fleet, voter, reply), reply::toString);
        assertEquals(replayed, reply.replayed());
        assertEquals(1, liveEntries(voter));
    }

    private static int liveEntries(int voter) {
        return fleet.liveEntries(redemptions.voters().get(voter));
    }

    /** Waits until commits of acts wait for the standby; their processes. What counts and watches commits as well. */
    private static List<Integer> awaitWaiting(int commits) throws Exception {
        for (int i = 0; i < 1000; i++) {
            var backends = new ArrayList<Integer>();
            try (Connection superuser = primary.database().asSuperuser();
                    ResultSet rows = superuser.createStatement().executeQuery(ACTS_WAITING)) {
                while (rows.next()) {
                    backends.add(rows.getInt(1));
                }
            }
            if (backends.size() >= commits) {
                return backends;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("no commit waits for the standby");
    }

    private static void cancel(int backend) throws Exception {
        try (Connection superuser = primary.database().asSuperuser()) {
            superuser.createStatement().execute("select pg_cancel_backend(" + backend + ")");
        }
    }
}
