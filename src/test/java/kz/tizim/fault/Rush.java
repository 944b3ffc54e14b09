package kz.tizim.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import kz.tizim.kit.Fleet;
import kz.tizim.kit.Instance.Post;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.kit.Redemptions;

/**
 * Eight desks that redeem one certificate after the other. Who is not told yes or no asks again, with the same key, perhaps
 * at another instance.
 */
final class Rush {
    private static final int DESKS = 8;
    private static final long LIMIT_NANOS = 120_000_000_000L;
    private static final String NO_ANSWER = "no answer";
    /** All that a desk may be told while something is broken. */
    private static final Set<String> ALLOWED =
            Set.of("201", "503 unavailable", "503 outcome-unknown", "409 request-in-flight", NO_ANSWER);

    private final Fleet fleet;
    private final Redemptions redemptions;
    private final int from;
    private final int to;
    private final AtomicInteger next;
    private final Map<Integer, Reply> admitted = new ConcurrentHashMap<>();
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(DESKS);
    private final List<Future<?>> desks = new ArrayList<>();

    private Rush(Fleet fleet, Redemptions redemptions, int from, int to) {
        this.fleet = fleet;
        this.redemptions = redemptions;
        this.from = from;
        this.to = to;
        next = new AtomicInteger(from);
    }

    /** Opens the desks for some of the voters. */
    static Rush begin(Fleet fleet, Redemptions redemptions, int from, int to) {
        var rush = new Rush(fleet, redemptions, from, to);
        for (int desk = 0; desk < DESKS; desk++) {
            rush.desks.add(rush.threads.submit(() -> {
                for (int voter = rush.next.getAndIncrement(); voter < to; voter = rush.next.getAndIncrement()) {
                    rush.admit(voter);
                    // As long as a voter takes at the least, so that a fault finds the desks at work.
                    Thread.sleep(40);
                }
                return null;
            }));
        }
        rush.threads.shutdown();
        return rush;
    }

    private void admit(int voter) throws InterruptedException {
        Post post = redemptions.posts().get(voter);
        long end = System.nanoTime() + LIMIT_NANOS;
        for (int at = voter; System.nanoTime() < end; at++) {
            String told = NO_ANSWER;
            try {
                Reply reply = fleet.instance(at).send(post);
                told = (reply.status() + " " + reply.problem()).strip();
                if (reply.status() == 201) {
                    admitted.put(voter, reply);
                }
            } catch (IOException e) {
                // Nobody answers there for now.
            }
            seen.merge(told, 1, Integer::sum);
            assertTrue(ALLOWED.contains(told), told);
            if (admitted.containsKey(voter)) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("a desk was not answered for two minutes");
    }

    /** Waits until so many of the voters are admitted. */
    void awaitAdmitted(int voters) throws InterruptedException {
        await(() -> admitted.size() >= voters);
    }

    /** Waits until desks were told something so many times. */
    void awaitSeen(String told, int times) throws InterruptedException {
        await(() -> seen.getOrDefault(told, 0) >= times);
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "desks saw " + seen);
            Thread.sleep(5);
        }
    }

    /** Waits until all are admitted, and checks that each was admitted once, and as the desk was told; what desks saw. */
    Map<String, Integer> end() throws Exception {
        for (Future<?> desk : desks) {
            desk.get();
        }
        awaitDatabase();
        for (int voter = from; voter < to; voter++) {
            Reply told = admitted.get(voter);
            assertTrue(redemptions.isStored(fleet, voter, told), "what was acknowledged is in the ledger");
            assertEquals(1, fleet.liveEntries(redemptions.voters().get(voter)));
            assertTrue(
                    told.equalTo(
                            fleet.instance(voter).decide(redemptions.posts().get(voter))),
                    "equal keys get equal answers");
        }
        fleet.audit();
        return new TreeMap<>(seen);
    }

    /** The driver believes for ten seconds that a server is what it was. */
    private void awaitDatabase() throws InterruptedException {
        await(() -> {
            try (Connection connection = fleet.connection()) {
                return connection.isValid(1);
            } catch (SQLException e) {
                return false;
            }
        });
    }
}
