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
 * @param issuing whether certificates are issued now
 * @param visitsAsked whether requests to vote at home are taken now
 * @param time of polling day, null before it
 * @param locked whether the lists are locked
 */
record Plan(
        Map<String, Site> sites,
        Map<String, String> registered,
        boolean issuing,
        boolean visitsAsked,
        @Nullable LocalTime time,
        boolean locked) {

    /**
     * A precinct.
     *
     * @param contests that are held there
     */
    record Site(String code, String settlement, List<String> contests) {}

    Site site(String code) {
        Site site = sites.get(code);
        if (site == null) {
            throw new IllegalArgumentException(code);
        }
        return site;
    }
}
