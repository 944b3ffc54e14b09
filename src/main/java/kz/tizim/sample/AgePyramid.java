package kz.tizim.sample;

/**
 * Ages of those who have an identity document, which one gets at 16: the shape of Kazakhstan's population about 2021, with its
 * dent of the 1990s and the many women among the old.
 */
final class AgePyramid {
    static final int YOUNGEST = 16;
    static final int OLDEST = 100;

    /** Thousands of people for each year of age, in bands of five from 15 on. */
    private static final double[] BANDS = {
        245, 236, 286, 312, 266, 236, 218, 202, 198, 170, 122, 80, 36, 34, 12, 4, 1, 1
    };

    private static final int SLOTS = 1 << 14;
    private static final byte[] AGE_OF_SLOT = slots();

    private AgePyramid() {}

    /** Full years at least the given age. */
    static int age(int least, Dice dice) {
        for (int i = 0; i < 100; i++) {
            int age = AGE_OF_SLOT[dice.below(SLOTS)];
            if (age >= least) {
                return age;
            }
        }
        return least;
    }

    /** Share of women at an age, percent. */
    static int women(int age) {
        return age < 40 ? 49 : age < 60 ? 52 : age < 75 ? 59 : 69;
    }

    private static byte[] slots() {
        double[] weights = new double[OLDEST - YOUNGEST + 1];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = BANDS[(YOUNGEST + i - 15) / 5];
        }
        int[] shares = Shares.of(SLOTS, weights, 1);
        byte[] ages = new byte[SLOTS];
        int slot = 0;
        for (int i = 0; i < shares.length; i++) {
            for (int k = 0; k < shares[i]; k++) {
                ages[slot++] = (byte) (YOUNGEST + i);
            }
        }
        return ages;
    }
}
