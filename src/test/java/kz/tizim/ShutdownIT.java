package kz.tizim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
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

/** An instance is told to end while it redeems: it finishes what it has begun and begins nothing new. */
@Timeout(300)
class ShutdownIT {
    private static final int STREAM = 200;
    private static final int DESKS = 8;

    @TempDir
    Path folder;

    private final Map<Integer, Reply> replies = new ConcurrentHashMap<>();

    @Test
    void whatIsDecidedIsAnsweredAndWhatIsRefusedIsNotStored() throws Exception {
        int held = STREAM;
        try (Fleet fleet = new Fleet(1, folder);
                var threads = Executors.newFixedThreadPool(1)) {
            Redemptions redemptions = Redemptions.prepare(fleet, STREAM + 1);
            Instance instance = fleet.instance(0);
            Future<Reply> waiting;
            try (Connection desk = fleet.hold(redemptions.voters().get(held))) {
                waiting = threads.submit(() -> instance.send(redemptions.posts().get(held)));
                fleet.awaitWaiting(1);
                streamAndTerminate(instance, redemptions);
                desk.rollback();
            }
            replies.put(held, waiting.get());
            assertEquals(201, waiting.get().status(), "the request under way is finished");
            assertEquals(Instance.ENDED_BY_SIGTERM, instance.awaitEnd());

            int refused = 0;
            for (int i = 0; i <= STREAM; i++) {
                Reply reply = replies.get(i);
                if (reply != null && reply.status() == 201) {
                    assertTrue(redemptions.isStored(fleet, i, reply), "what was acknowledged is in the ledger");
                } else {
                    assertTrue(reply == null || reply.status() == 503, "a refusal says so: " + reply);
                    assertEquals(
                            0, fleet.liveEntries(redemptions.voters().get(i)), "what was not answered is not done");
                    refused++;
                }
            }
            assertFalse(refused == 0, "the signal came before the end of the stream");
            fleet.audit();
        }
    }

    /** Each desk goes on until it is refused or cut off; the signal comes in the middle. */
    private void streamAndTerminate(Instance instance, Redemptions redemptions) throws Exception {
        try (var desks = Executors.newFixedThreadPool(DESKS)) {
            var next = new AtomicInteger();
            var inTheMiddle = new CountDownLatch(STREAM / 4);
            var ends = new ArrayList<Future<?>>();
            for (int desk = 0; desk < DESKS; desk++) {
                ends.add(desks.submit(() -> {
                    boolean served = true;
                    for (int i = next.getAndIncrement(); served && i < STREAM; i = next.getAndIncrement()) {
                        served = redeem(instance, redemptions, i);
                        inTheMiddle.countDown();
                    }
                    return null;
                }));
            }
            assertTrue(inTheMiddle.await(60, TimeUnit.SECONDS));
            instance.terminate();
            for (Future<?> end : ends) {
                end.get();
            }
        }
    }

    private boolean redeem(Instance instance, Redemptions redemptions, int number) {
        try {
            Reply reply = instance.send(redemptions.posts().get(number));
            replies.put(number, reply);
            return reply.status() == 201;
        } catch (IOException e) {
            return false;
        }
    }
}
