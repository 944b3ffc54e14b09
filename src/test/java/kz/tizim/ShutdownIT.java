package kz.tizim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
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

    private final Map<Integer, Reply> admitted = new ConcurrentHashMap<>();
    private final CountDownLatch refused = new CountDownLatch(1);

    @Test
    void whatIsDecidedIsAnsweredAndWhatIsRefusedIsNotStored() throws Exception {
        // The last voter's row is held by another desk, so that one request is certainly under way at the signal.
        int held = STREAM;
        try (Fleet fleet = new Fleet(1, folder);
                var desks = Executors.newFixedThreadPool(DESKS + 1)) {
            Redemptions redemptions = Redemptions.prepare(fleet, STREAM + 1);
            Instance instance = fleet.instance(0);
            var inTheMiddle = new CountDownLatch(STREAM / 4);
            List<Future<?>> ends = stream(desks, instance, redemptions, inTheMiddle);
            assertTrue(inTheMiddle.await(60, TimeUnit.SECONDS));
            Future<Reply> waiting;
            try (Connection desk = fleet.hold(redemptions.voters().get(held))) {
                waiting = desks.submit(() -> instance.send(redemptions.posts().get(held)));
                fleet.awaitWaiting(1);
                instance.terminate();
                // The lock is released in time for the request that waits for it, whether somebody was refused or not.
                boolean early = refused.await(3, TimeUnit.SECONDS);
                assertFalse(early && waiting.isDone(), "the request under way is not cut off");
                desk.rollback();
            }
            assertEquals(201, waiting.get().status(), "the request under way is finished");
            admitted.put(held, waiting.get());
            for (Future<?> end : ends) {
                end.get();
            }
            assertEquals(Instance.ENDED_BY_SIGTERM, instance.awaitEnd());
            assertEquals(0, refused.getCount(), "the desks were refused in the end");
            for (int i = 0; i <= STREAM; i++) {
                Reply reply = admitted.get(i);
                if (reply == null) {
                    assertEquals(0, fleet.liveEntries(redemptions.voters().get(i)), "what has no answer is not done");
                } else {
                    assertTrue(redemptions.isStored(fleet, i, reply), "what was acknowledged is in the ledger");
                }
            }
            fleet.audit();
        }
    }

    /** Each desk goes on until it is refused; when all are redeemed it asks again with the same keys. */
    private List<Future<?>> stream(
            ExecutorService desks, Instance instance, Redemptions redemptions, CountDownLatch inTheMiddle) {
        var next = new AtomicInteger();
        var ends = new ArrayList<Future<?>>();
        for (int desk = 0; desk < DESKS; desk++) {
            ends.add(desks.submit(() -> {
                while (isAdmitted(instance, redemptions, next.getAndIncrement() % STREAM)) {
                    inTheMiddle.countDown();
                }
                refused.countDown();
            }));
        }
        return ends;
    }

    private boolean isAdmitted(Instance instance, Redemptions redemptions, int number) {
        Reply reply;
        try {
            reply = instance.send(redemptions.posts().get(number));
        } catch (IOException e) {
            // Not listening any more.
            return false;
        }
        if (reply.status() != 201) {
            assertEquals(503, reply.status(), "a refusal says so");
            return false;
        }
        Reply first = admitted.putIfAbsent(number, reply);
        assertTrue(first == null || first.equalTo(reply), "equal keys get equal answers");
        return true;
    }
}
