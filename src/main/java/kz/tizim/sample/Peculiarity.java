package kz.tizim.sample;

/** What makes a citizen a case worth looking at; a citizen has at most one. Even a small sample has a few of each. */
enum Peculiarity {
    NONE(0),
    /** Eligible and registered on a street that no boundary covers. */
    UNCOVERED(2_000),
    /** Eligible and without a registered address. */
    UNREGISTERED(5_000),
    /** Turns 18 on polling day. */
    OF_AGE_TODAY(2_500),
    /** Turns 18 on the day after polling day. */
    OF_AGE_TOMORROW(2_500),
    DECEASED(250),
    FOREIGNER(1_000),
    INCAPABLE(1_000),
    SENTENCED(400);

    private static final Peculiarity[] OTHERS = {
        UNREGISTERED, OF_AGE_TODAY, OF_AGE_TOMORROW, DECEASED, FOREIGNER, INCAPABLE, SENTENCED
    };

    /** One citizen of so many has it. */
    private final int oneOf;

    Peculiarity(int oneOf) {
        this.oneOf = oneOf;
    }

    /**
     * Deals by counting, not by chance, so that small samples have every case.
     *
     * @param citizen number from 0 of all
     * @param onStreets number from 0 among those whose precinct is bounded by streets, negative for others: only there can a
     *     street be missing
     */
    static Peculiarity of(int citizen, int citizens, int onStreets, int citizensOnStreets) {
        if (onStreets >= 0 && UNCOVERED.falls(onStreets, citizensOnStreets, citizens)) {
            return UNCOVERED;
        }
        for (Peculiarity other : OTHERS) {
            if (other.falls(citizen, citizens, citizens)) {
                return other;
            }
        }
        return NONE;
    }

    /** Spreads a share of all over a part of them. */
    private boolean falls(int number, int part, int all) {
        int every = Math.clamp((long) oneOf * part / all, 1, Math.max(1, part / 3));
        return number % every == ordinal() % every;
    }
}
