package kz.tizim.imports;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import kz.tizim.kit.Instance;
import kz.tizim.kit.Instance.Post;
import kz.tizim.kit.Instance.Reply;

/** Desks of several kinds that work at the same time, each in a thread of its own, until they are closed. */
final class Desks implements AutoCloseable {
    private static final int REPEATS = 3;
    /** Lists change seldom: so that there is somebody left for each import. */
    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(100);

    private final Instance instance;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> work = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean closed;

    Desks(Instance instance) {
        this.instance = instance;
    }

    /** What a desk does for one citizen. */
    interface Act {
        /** @param again whether it was done before, so that it is refused now */
        void perform(int number, boolean again) throws Exception;
    }

    /**
     * Opens a desk: it serves one citizen after the other, and now and then one of those again. It goes on with these when all
     * are served.
     */
    void open(int citizens, Act act) {
        run(() -> {
            var random = new Random(citizens);
            for (int i = 0; !closed || i < citizens; i++) {
                if (i < citizens) {
                    act.perform(i, false);
                    done.incrementAndGet();
                }
                for (int repeat = 0; repeat < REPEATS && !closed; repeat++) {
                    act.perform(random.nextInt(Math.min(i + 1, citizens)), true);
                    done.incrementAndGet();
                }
            }
            return null;
        });
    }

    /**
     * Opens a desk that serves each citizen once.
     *
     * @param gate held for each act, so that others can stop this desk for a while
     */
    void openOnce(int citizens, Lock gate, Act act) {
        run(() -> {
            for (int i = 0; i < citizens; i++) {
                gate.lock();
                try {
                    act.perform(i, false);
                } finally {
                    gate.unlock();
                }
                done.incrementAndGet();
                LockSupport.parkNanos(BETWEEN_CHANGES.toNanos());
            }
            return null;
        });
    }

    /** Repeats something until the desks are closed. */
    void repeat(Callable<?> step) {
        run(() -> {
            while (!closed) {
                step.call();
            }
            return null;
        });
    }

    private void run(Callable<?> desk) {
        work.add(threads.submit(() -> {
            try {
                desk.call();
            } catch (Throwable e) { // whatever it is, the test hears of it
                failure.compareAndSet(null, e);
                closed = true;
            }
        }));
    }

    /** Acts so far. */
    int done() {
        return done.get();
    }

    /** Asks until it is decided; whoever asks is told of no fault, and to ask again for seconds at most. */
    Reply decide(String path, String account, Map<String, ?> body) throws IOException {
        Reply reply = instance.decide(Post.of(path, instance.service().token(account), body));
        assertTrue(reply.status() < 500, reply::toString);
        return reply;
    }

    /** Asks how something stands until that is what it shall be. */
    void await(String path, String account, String field, String expected) {
        String last = ImportWay.await(
                () -> {
                    Response shown = instance.service().as(account).get(path);
                    return shown.statusCode() == 200 ? shown.path(field) : String.valueOf(shown.statusCode());
                },
                expected);
        assertTrue(expected.equals(last), () -> path + " is " + last);
    }

    /** As {@link #decide}; done, or refused if it was done before. */
    Reply decide(String path, String account, Map<String, ?> body, boolean again) throws IOException {
        Reply reply = decide(path, account, body);
        assertTrue(again ? reply.status() == 409 || reply.status() == 422 : reply.status() < 300, reply::toString);
        return reply;
    }

    /** Lets everybody be served and closes. */
    @Override
    public void close() throws Exception {
        closed = true;
        threads.shutdown();
        assertTrue(threads.awaitTermination(90, TimeUnit.SECONDS), "the desks do not close");
        Throwable failed = failure.get();
        if (failed != null) {
            throw new AssertionError(faults(), failed);
        }
    }

    private String faults() throws IOException {
        return instance.output()
                .lines()
                .filter(line -> line.contains("WARN") || line.contains("ERROR"))
                .collect(Collectors.joining("\n"));
    }
}
