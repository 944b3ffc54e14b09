package kz.tizim.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Compares the service with a baseline: both are warmed up, then they take turns, and every other pair of rounds begins
 * with the other one, so that neither profits from its place.
 *
 * @param what is compared
 * @param warmUp calls before anything counts
 * @param calls of a round
 * @param rounds of each
 */
public record Comparison(String what, int warmUp, int calls, int rounds) {

    /** How many calls there are of each in all, numbered from 0. */
    public int total() {
        return warmUp + calls * rounds;
    }

    /**
     * Runs the rounds, prints them, and requires the median of their ratios to reach a bound.
     *
     * @param process whose processor time is told, since it says more than a rate on a machine that others use too
     * @param bound service's rate divided by baseline's
     */
    public void requireRatio(Callers baseline, Callers service, PackagedService process, double bound)
            throws Exception {
        baseline.run(0, warmUp);
        service.run(0, warmUp);
        List<Double> ratios = new ArrayList<>();
        List<Callers.Round> answered = new ArrayList<>();
        double processorBefore = process.processorSeconds();
        System.out.printf("%s: %d calls a round, %d connections%n", what, calls, Callers.COUNT);
        for (int i = 0; i < rounds; i++) {
            int from = warmUp + i * calls;
            Callers.Round served;
            Callers.Round base;
            if (i % 2 == 0) {
                base = baseline.run(from, calls);
                served = service.run(from, calls);
            } else {
                served = service.run(from, calls);
                base = baseline.run(from, calls);
            }
            answered.add(served);
            ratios.add(served.perSecond() / base.perSecond());
            System.out.printf(
                    "  baseline %6.0f/s   service %6.0f/s   ratio %.2f   p50 %.1f ms   p99 %.1f ms%n",
                    base.perSecond(), served.perSecond(), ratios.getLast(), served.millis(0.5), served.millis(0.99));
        }
        double processor = process.processorSeconds() - processorBefore;
        Collections.sort(ratios);
        double median = ratios.get(rounds / 2);
        Callers.Round all = together(answered);
        System.out.printf(
                "  median ratio %.2f, at least %.2f; p50 %.1f ms, p99 %.1f ms of all rounds;"
                        + " %.0f µs of the service's processor time a call%n",
                median, bound, all.millis(0.5), all.millis(0.99), processor * 1e6 / (calls * rounds));
        assertTrue(median >= bound, () -> "%s: the ratio %.2f is below %.2f".formatted(what, median, bound));
    }

    private static Callers.Round together(List<Callers.Round> rounds) {
        long[] nanos = rounds.stream()
                .flatMapToLong(round -> Arrays.stream(round.sortedNanos()))
                .sorted()
                .toArray();
        return new Callers.Round(
                rounds.stream().mapToDouble(Callers.Round::seconds).sum(), nanos);
    }
}
