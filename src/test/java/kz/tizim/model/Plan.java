package kz.tizim.model;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What does not change while desks work.
 *
 * @param sites precincts by code
 * @param registered where each citizen's registered address lies
 * @param time of polling day, null before it
 */
record Plan(
        Map<String, Site> sites,
        Map<String, String> registered,
        Phase phase,
        @Nullable LocalTime time) {
    /** The contest for which blanks were printed. */
    static final String PRINTED = "maslikhat";

    /** The time of an election. */
    enum Phase {
        /** Lists are open. */
        EARLY,
        /** Special lists are open too. */
        SPECIAL_LISTS,
        /** From the eve on: the lists are printed, no more certificates are issued. */
        PRINTED,
        /** Nothing changes any more. */
        LOCKED
    }

    /**
     * A precinct.
     *
     * @param contests that are held there
     */
    record Site(String code, String settlement, List<String> contests) {}

    boolean issuing() {
        return phase == Phase.EARLY || phase == Phase.SPECIAL_LISTS;
    }

    boolean specialListsOpen() {
        return phase == Phase.SPECIAL_LISTS;
    }

    boolean visitsAsked() {
        return time == null || time.isBefore(LocalTime.NOON);
    }

    boolean printed() {
        return !issuing();
    }

    boolean locked() {
        return phase == Phase.LOCKED;
    }

    Site site(String code) {
        Site site = sites.get(code);
        if (site == null) {
            throw new IllegalArgumentException(code);
        }
        return site;
    }
}
