package kz.tizim.sample;

/**
 * A planned precinct.
 *
 * @param territory of the commission above it
 * @param number unique in the region
 * @param ground where its voters live
 * @param size citizens registered in it
 * @param ordinal of the precinct among those of its ground in the territory, from 0
 * @param last whether it is the last of them
 */
record Station(Territory territory, int number, Ground ground, int size, int ordinal, boolean last) {
    /** What a precinct serves. */
    enum Ground {
        /** Streets of a town that has several precincts. */
        STREETS,
        /** Whole settlements. */
        SETTLEMENTS,
        /** A hospital: nobody is registered there. */
        HOSPITAL,
        /** A mission abroad: the list is made by application. */
        MISSION
    }

    /** {@code <region_code>-<number>}. */
    String code() {
        return territory.region().code() + "-" + number;
    }
}
