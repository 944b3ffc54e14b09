package kz.tizim.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import kz.tizim.database.TestDatabase;
import kz.tizim.fault.PostgresProxy.Direction;
import kz.tizim.fault.PostgresProxy.Fate;
import kz.tizim.fault.PostgresProxy.Message;
import kz.tizim.kit.Fleet;
import kz.tizim.kit.Instance;
import kz.tizim.kit.Instance.Post;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.kit.Redemptions;
import kz.tizim.registry.Iin;

/**
 * Redemptions by an instance that reaches its database through a proxy, on one connection, which nobody else uses: the
 * messages of a redemption are the same each time. Another instance of the fleet reaches it directly.
 */
final class ProxiedRedemptions implements AutoCloseable {
    /** What every act's transaction executes. */
    static final String ACT = "insert into attempt";

    /**
     * How many redemptions in a row may take other messages along: now and then the precinct is read again, and it is noted
     * when somebody was last seen.
     */
    private static final int OTHERS = 2;

    final PostgresProxy proxy;
    final Fleet fleet;
    final Instance behind;
    private final Redemptions redemptions;
    private int next = 1;

    ProxiedRedemptions(Path folder, int voters) throws Exception {
        TestDatabase database = TestDatabase.fresh();
        proxy = new PostgresProxy(database);
        Map<String, String> settings = new HashMap<>(proxy.through(database).environment());
        settings.put("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "1");
        settings.put("QUARKUS_SCHEDULER_ENABLED", "false");
        fleet = new Fleet(1, folder, database, Map.of());
        redemptions = Redemptions.prepare(fleet, voters);
        behind = fleet.join(settings);
    }

    /** A voter who has not been admitted yet. */
    int nextVoter() {
        return next++;
    }

    /** The request that redeems a voter's certificate. */
    Post post(int voter) {
        return redemptions.posts().get(voter);
    }

    Iin iin(int voter) {
        return redemptions.voters().get(voter);
    }

    boolean isStored(int voter) {
        return fleet.liveEntries(iin(voter)) == 1;
    }

    /** The answer to the same key admits the voter, once, and is the first one if the voter was admitted before. */
    void assertTruth(int voter, boolean stored, Reply again) {
        assertTrue(redemptions.isStored(fleet, voter, again), again::toString);
        assertEquals(stored, again.replayed(), again::toString);
        assertEquals(1, fleet.liveEntries(iin(voter)));
    }

    @Override
    public void close() throws InterruptedException, IOException {
        fleet.close();
        proxy.close();
    }

    /** Drops the connection at each message in a direction, of one redemption after the other. */
    void dropAtEachMessage(Direction direction) throws Exception {
        List<Message> messages = messagesOfARedemption(direction);
        assertTrue(messages.stream().anyMatch(message -> message.commits(ACT)), messages::toString);
        int commit = firstOfTheCommit(direction, messages);
        var table = new ArrayList<String>();
        for (int i = 0; i < messages.size(); i++) {
            Message expected = messages.get(i);
            Dropped dropped = dropAt(direction, i, expected);
            for (int other = 0; other < OTHERS && !dropped.message().equals(expected.name()); other++) {
                dropped = dropAt(direction, i, expected);
            }
            assertEquals(expected.name(), dropped.message());
            assertTrue(dropped.wasCertain() || i >= commit, dropped::toString);
            table.add("%-11s %3d  %-40s %-20s %s"
                    .formatted(direction, i + 1, expected.name(), dropped.seen(), dropped.stored() ? "stored" : "-"));
        }
        Files.createDirectories(Path.of("target", "faults"));
        Files.write(Path.of("target", "faults", direction + ".txt"), table);
    }

    /** From here on the service cannot know. */
    private static int firstOfTheCommit(Direction direction, List<Message> messages) {
        List<String> names = messages.stream().map(Message::name).toList();
        if (direction == Direction.TO_SERVICE) {
            return names.lastIndexOf("ReadyForQuery T") + 1;
        }
        return names.contains("Parse COMMIT") ? names.indexOf("Parse COMMIT") : names.indexOf("Bind COMMIT");
    }

    /**
     * A redemption whose connection was dropped.
     *
     * @param message where it was dropped
     * @param seen by the desk
     * @param stored before anybody asked again
     */
    private record Dropped(String message, String seen, boolean stored) {
        boolean wasCertain() {
            return !seen.equals("outcome-unknown");
        }
    }

    private Dropped dropAt(Direction direction, int at, Message expected) throws Exception {
        int voter = nextVoter();
        warmUp();
        var dropped = new AtomicReference<Message>();
        var count = new AtomicInteger();
        proxy.watch(message -> {
            if (message.direction() == direction && count.getAndIncrement() == at) {
                dropped.set(message);
                return Fate.DROP;
            }
            return Fate.PASS;
        });
        Post post = post(voter);
        Reply seen = behind.send(post);
        proxy.passAll();
        fleet.awaitIdle();
        boolean stored = isStored(voter);
        String what = expected + " " + seen;
        switch (seen.problem()) {
            case "" -> assertTrue(stored, what);
            case "unavailable" -> assertFalse(stored, what);
            case "outcome-unknown" -> {}
            default -> throw new AssertionError(what);
        }
        assertTruth(voter, stored, behind.decide(post));
        return new Dropped(
                dropped.get() == null
                        ? "nothing, " + behind.output()
                        : dropped.get().name(),
                seen.status() == 201 ? "201" : seen.problem(),
                stored);
    }

    private List<Message> messagesOfARedemption(Direction direction) throws Exception {
        List<List<Message>> runs = new ArrayList<>();
        for (int other = 0; other <= OTHERS; other++) {
            warmUp();
            List<Message> seen = Collections.synchronizedList(new ArrayList<>());
            proxy.watch(message -> {
                if (message.direction() == direction) {
                    seen.add(message);
                }
                return Fate.PASS;
            });
            assertEquals(201, behind.send(post(nextVoter())).status());
            proxy.passAll();
            runs.add(seen);
        }
        return Collections.min(runs, Comparator.comparing(List::size));
    }

    /** A new connection that has been used once: statements that were used often are no longer sent as text. */
    private void warmUp() throws Exception {
        proxy.cut();
        assertEquals(201, behind.decide(post(0)).status());
    }
}
