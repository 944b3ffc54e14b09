package kz.tizim.sample;

import java.util.List;

/**
 * A seeded sequence of numbers that is the same on every Java version (SplitMix64, Steele, Lea and Flood 2014), because a
 * sample must be the same bytes everywhere. Not for secrets.
 */
final class Dice {
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private long state;

    Dice(long seed) {
        state = seed;
    }

    /** Dice of their own for the n-th thing of a kind, independent of how many numbers others have drawn. */
    static Dice of(long seed, long kind, long n) {
        return new Dice(scramble(scramble(seed + GOLDEN * kind) + n));
    }

    static long scramble(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }

    /** A number from 0 to bound - 1. */
    int below(int bound) {
        state += GOLDEN;
        return (int) (((scramble(state) >>> 32) * bound) >>> 32);
    }

    /** A number from first to last, both included. */
    int between(int first, int last) {
        return first + below(last - first + 1);
    }

    /** True in so many cases of a hundred. */
    boolean percent(int share) {
        return below(100) < share;
    }

    <T> T oneOf(List<T> things) {
        return things.get(below(things.size()));
    }
}
