package kz.tizim.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntToLongFunction;

/** Threads that make calls, each over a connection of its own that it keeps. */
public final class Callers implements AutoCloseable {

    /** How many call at once, in every benchmark. */
    public static final int COUNT = 32;

    /** One connection; used by one thread at a time. */
    public interface Caller extends AutoCloseable {
        /** Makes the call of this number and throws when it does not succeed. */
        void call(int number) throws Exception;
    }

    /** Opens a connection. */
    @FunctionalInterface
    public interface Opener {
        Caller open(int caller) throws Exception;
    }

    /**
     * What a round took.
     *
     * @param sortedNanos time of each call, shortest first
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Round(double seconds, long[] sortedNanos) {
        public double perSecond() {
            return sortedNanos.length / seconds;
        }

        /** The time that the given share of the calls kept within, in milliseconds. */
        public double millis(double share) {
            return sortedNanos[(int) Math.ceil(share * sortedNanos.length) - 1] / 1e6;
        }
    }

    private final List<Caller> callers = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);

    /** Opens all connections. */
    public Callers(Opener opener) throws Exception {
        for (int i = 0; i < COUNT; i++) {
            callers.add(opener.open(i));
        }
    }

    /** Makes the calls numbered from {@code from} to {@code from + count - 1}, each once, as fast as they are answered. */
    public Round run(int from, int count) throws Exception {
        return run(from, count, _ -> System.nanoTime());
    }

    /** Makes them at a steady pace. A call that begins late, since all callers wait, is late by that too. */
    public Round run(int from, int count, int perSecond) throws Exception {
        long first = System.nanoTime();
        return run(from, count, i -> first + i * 1_000_000_000L / perSecond);
    }

    private Round run(int from, int count, IntToLongFunction begins) throws Exception {
        long[] nanos = new long[count];
        var next = new AtomicInteger();
        long begin = System.nanoTime();
        List<Future<Void>> ends = threads.invokeAll(callers.stream()
                .map(caller -> work(caller, next, from, begins, nanos))
                .toList());
        double seconds = (System.nanoTime() - begin) / 1e9;
        for (Future<Void> end : ends) {
            end.get();
        }
        Arrays.sort(nanos);
        return new Round(seconds, nanos);
    }

    private static Callable<Void> work(
            Caller caller, AtomicInteger next, int from, IntToLongFunction begins, long[] nanos) {
        return () -> {
            for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
                long begin = begins.applyAsLong(i);
                LockSupport.parkNanos(begin - System.nanoTime());
                caller.call(from + i);
                nanos[i] = System.nanoTime() - begin;
            }
            return null;
        };
    }

    @Override
    public void close() throws Exception {
        threads.shutdown();
        for (Caller caller : callers) {
            caller.close();
        }
    }
}
