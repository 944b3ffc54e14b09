package kz.tizim.database;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does together what is asked for at the same time, so that a rush costs the database few round trips and commits. Who
 * comes alone is served at once; who comes while all runs are busy is taken along by the next one.
 *
 * <p>Calls of the same key are never under way at the same time, and are begun in the order in which they came.
 *
 * @param <A> what is asked
 * @param <R> what is answered
 */
public final class Together<A, R> {
    /**
     * Threads for runs that many are answered by. A virtual thread that hears from the database would queue behind
     * everybody whom the run before has answered, and the database would wait for it.
     */
    public static final Executor OWN_THREADS = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("together-", 1).daemon().factory());

    private final Limits limits;
    private final Executor threads;
    private final Function<A, @Nullable Object> key;
    private final Consumer<List<Call<A, R>>> work;

    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Call<A, R>> waiting = new ArrayDeque<>();
    private final Set<Object> underWay = new HashSet<>();
    private int running;

    /**
     * The bounds.
     *
     * @param runs that may be under way at the same time
     * @param together how many calls a run takes at most
     * @param waiting how many calls may wait for a run
     * @param patience how long a call may wait for its run to begin
     */
    public record Limits(int runs, int together, int waiting, Duration patience) {}

    /** One call; the work answers each that it was given once, in its run or later. */
    public static final class Call<A, R> {
        private final A asked;
        private final long since = System.nanoTime();
        private final CompletableFuture<R> result = new CompletableFuture<>();
        private boolean passedOver; // guarded by the lock, as its key is

        private Call(A asked) {
            this.asked = asked;
        }

        public A asked() {
            return asked;
        }

        public void answer(R answer) {
            result.complete(answer);
        }

        public void fail(Throwable cause) {
            result.completeExceptionally(cause);
        }
    }

    /**
     * @param threads that runs are given
     * @param key of a call; null when calls need not wait for each other
     * @param work does what is asked and answers the calls; those of a run that throws get its exception
     */
    public Together(
            Limits limits, Executor threads, Function<A, @Nullable Object> key, Consumer<List<Call<A, R>>> work) {
        this.limits = limits;
        this.threads = threads;
        this.key = key;
        this.work = work;
    }

    /**
     * Asks and waits for the answer: to be begun within the time of the limits, then as long as it takes.
     *
     * @throws BusyException when it was not begun in time
     */
    public R get(A asked) {
        Call<A, R> call = enqueue(asked);
        try {
            try {
                return call.result.get(limits.patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                withdraw(call);
                return call.result.get();
            }
        } catch (InterruptedException e) {
            // What was begun may be done: the outcome is awaited, the wish to stop remembered.
            Thread.currentThread().interrupt();
            withdraw(call);
            return joined(call);
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
    }

    /** Asks without waiting; the future fails with {@link BusyException} when too many wait, or too long. */
    public CompletableFuture<R> ask(A asked) {
        try {
            return enqueue(asked).result.copy();
        } catch (BusyException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private R joined(Call<A, R> call) {
        try {
            return call.result.join();
        } catch (CompletionException e) {
            throw unchecked(e.getCause());
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }

    private Call<A, R> enqueue(A asked) {
        var call = new Call<A, R>(asked);
        lock.lock();
        try {
            if (waiting.size() >= limits.waiting) {
                throw BusyException.tooManyWait();
            }
            waiting.add(call);
            try {
                startRun();
            } catch (Throwable e) { // no thread is to be had: the call is refused, and must not be begun later
                waiting.remove(call);
                throw e;
            }
        } finally {
            lock.unlock();
        }
        return call;
    }

    /** Ends a call that was not begun. */
    private void withdraw(Call<A, R> call) {
        lock.lock();
        try {
            if (waiting.remove(call)) {
                call.fail(busy(call));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Why a call was not begun. Called with the lock held, as are the next ones. */
    private BusyException busy(Call<A, R> call) {
        Object own = key.apply(call.asked);
        // What held it may have ended a moment ago.
        boolean held = call.passedOver || own != null && underWay.contains(own);
        return held ? BusyException.held() : BusyException.tooManyWait();
    }

    private void startRun() {
        if (running < limits.runs && !waiting.isEmpty()) {
            threads.execute(this::run);
            running++;
        }
    }

    private void run() {
        for (List<Call<A, R>> calls = take(); !calls.isEmpty(); calls = take()) {
            try {
                work.accept(calls);
            } catch (Throwable e) { // whatever it is, somebody waits for each answer
                calls.forEach(call -> call.fail(e));
            }
        }
    }

    /** The calls of the next run; where there are none the run ends, in the same step. */
    private List<Call<A, R>> take() {
        lock.lock();
        try {
            var taken = new ArrayList<Call<A, R>>();
            Iterator<Call<A, R>> calls = waiting.iterator();
            while (calls.hasNext() && taken.size() < limits.together) {
                Call<A, R> call = calls.next();
                Object own = key.apply(call.asked);
                if (System.nanoTime() - call.since > limits.patience.toNanos()) {
                    calls.remove();
                    call.fail(busy(call));
                } else if (own == null || underWay.add(own)) {
                    calls.remove();
                    taken.add(call);
                    call.result.whenComplete((_, _) -> release(own));
                } else {
                    call.passedOver = true;
                }
            }
            if (taken.isEmpty()) {
                running--;
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void release(@Nullable Object own) {
        if (own != null) {
            lock.lock();
            try {
                underWay.remove(own);
                startRun();
            } finally {
                lock.unlock();
            }
        }
    }
}
