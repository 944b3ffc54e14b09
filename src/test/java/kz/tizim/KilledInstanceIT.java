package kz.tizim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kz.tizim.kit.Fleet;
import kz.tizim.kit.Instance;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.kit.Redemptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An instance is killed while it redeems: whoever has no answer asks another instance with the same key. */
@Timeout(300)
class KilledInstanceIT {
    private static final int STREAM = 200;
    private static final int DESKS = 16;

    @TempDir
    Path folder;

    private final Map<Integer, Reply> acknowledged = new ConcurrentHashMap<>();
    private final Map<Integer, Reply> retried = new ConcurrentHashMap<>();

    @Test
    void whatWasAcknowledgedIsStoredAndARetryFindsOut() throws Exception {
        // The last voter's row is held by another desk, so that one request is certainly under way when the blow comes.
        int held = STREAM;
        try (Fleet fleet = new Fleet(2, folder);
                var threads = Executors.newFixedThreadPool(DESKS + 1)) {
            Redemptions redemptions = Redemptions.prepare(fleet, STREAM + 1);
            Instance victim = fleet.instance(1);
            Instance survivor = fleet.instance(0);
            try (Connection desk = fleet.hold(redemptions.voters().get(held))) {
                Future<Reply> waiting =
                        threads.submit(() -> victim.send(redemptions.posts().get(held)));
                fleet.awaitWaiting(1);
                streamAndKill(fleet, redemptions);
                var cut = assertThrows(ExecutionException.class, waiting::get);
                assertTrue(cut.getCause() instanceof IOException, "the held request has no answer");
                desk.rollback();
            }
            retried.put(held, survivor.decide(redemptions.posts().get(held)));

            assertEquals(STREAM + 1, acknowledged.size() + retried.size());
            assertFalse(acknowledged.isEmpty());
            for (int i = 0; i <= STREAM; i++) {
                Reply known = acknowledged.containsKey(i) ? acknowledged.get(i) : retried.get(i);
                assertTrue(redemptions.isStored(fleet, i, known), "what was acknowledged is in the ledger");
                assertEquals(1, fleet.liveEntries(redemptions.voters().get(i)));
                assertTrue(known.equalTo(survivor.decide(redemptions.posts().get(i))), "equal keys get equal answers");
            }
            fleet.audit();
        }
    }

    private void streamAndKill(Fleet fleet, Redemptions redemptions) throws Exception {
        try (var desks = Executors.newFixedThreadPool(DESKS)) {
            var next = new AtomicInteger();
            var inTheMiddle = new CountDownLatch(STREAM / 3);
            var ends = new ArrayList<Future<?>>();
            for (int desk = 0; desk < DESKS; desk++) {
                ends.add(desks.submit(() -> {
                    for (int i = next.getAndIncrement(); i < STREAM; i = next.getAndIncrement()) {
                        redeem(fleet, redemptions, i);
                        inTheMiddle.countDown();
                    }
                    return null;
                }));
            }
            assertTrue(inTheMiddle.await(60, TimeUnit.SECONDS));
            fleet.instance(1).kill();
            for (Future<?> end : ends) {
                end.get();
            }
        }
    }

    private void redeem(Fleet fleet, Redemptions redemptions, int number) throws IOException {
        try {
            acknowledged.put(
                    number, fleet.instance(number).decide(redemptions.posts().get(number)));
        } catch (IOException e) {
            retried.put(number, fleet.instance(0).decide(redemptions.posts().get(number)));
        }
    }
}
