package kz.tizim.sample;

import java.time.LocalDate;

/**
 * What a sample shall be like. The same settings give the same bytes.
 *
 * @param citizens rows of the citizens file, 100 to 30,000,000
 * @param precincts rows of the precincts file, 8 to 20,000: territory, special ones and missions abroad together
 * @param pollingDay ages are reckoned for this day, 2000 to 2099
 * @param defects whether rows of the citizens file are spoilt as in real extracts, which {@code defects.csv} then tells, and a
 *     next extract is written
 */
public record SampleSettings(int citizens, int precincts, long seed, LocalDate pollingDay, boolean defects) {
    /** The election whose size the full sample has: the Mazhilis poll of 10 January 2021. */
    public static final LocalDate DEFAULT_POLLING_DAY = LocalDate.of(2021, 1, 10);

    /** Most voters of one precinct, by law. */
    static final int CAPACITY = 3_000;

    private static final int MOST_MISSIONS = 66;
    private static final int FULL_SIZE = 10_060;

    /** Refuses settings that make no country by {@link IllegalArgumentException} with one sentence for the user. */
    public SampleSettings {
        if (precincts < 8 || precincts > 20_000) {
            throw new IllegalArgumentException("The number of precincts must be between 8 and 20000.");
        }
        if (citizens < 100 || citizens > 30_000_000) {
            throw new IllegalArgumentException("The number of citizens must be between 100 and 30000000.");
        }
        if (pollingDay.getYear() < 2000 || pollingDay.getYear() > 2099) {
            throw new IllegalArgumentException("The polling day must lie between 2000-01-01 and 2099-12-31.");
        }
        int territory = precincts - abroadOf(precincts) - specialOf(precincts);
        if (citizens < 5 * territory) {
            throw new IllegalArgumentException("So many precincts need at least " + 5 * territory + " citizens.");
        }
        if (citizens > (CAPACITY - 50L) * territory) {
            throw new IllegalArgumentException("So many citizens do not fit into the precincts, which take "
                    + (CAPACITY - 50L) * territory + " at most: ask for more precincts.");
        }
    }

    /** Without defects. */
    public SampleSettings(int citizens, int precincts, long seed, LocalDate pollingDay) {
        this(citizens, precincts, seed, pollingDay, false);
    }

    /** Missions abroad: 66 at full size, two at least. */
    int abroad() {
        return abroadOf(precincts);
    }

    /** Hospitals: about three in a hundred precincts, one at least. */
    int special() {
        return specialOf(precincts);
    }

    /** Precincts with boundaries: all the others. */
    int territory() {
        return precincts - abroad() - special();
    }

    private static int abroadOf(int precincts) {
        return Math.clamp(Math.round(precincts * (double) MOST_MISSIONS / FULL_SIZE), 2, MOST_MISSIONS);
    }

    private static int specialOf(int precincts) {
        return Math.max(1, precincts * 3 / 100);
    }
}
