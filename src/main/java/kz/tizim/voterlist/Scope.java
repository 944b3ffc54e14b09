package kz.tizim.voterlist;

import kz.tizim.access.Operator;
import kz.tizim.precinct.Precincts;
import org.jspecify.annotations.Nullable;

/**
 * The precincts that a reader is shown: one; those of a territorial commission; or all, where both are absent.
 *
 * @param precinctId the one precinct
 * @param territorialId the commission above the precincts
 */
record Scope(@Nullable Integer precinctId, @Nullable Integer territorialId) {
    /** What an address of the API may say for the code of a precinct. */
    static final String CODE = "[^\\p{Cntrl}]*";

    /**
     * What a reader is shown who names a precinct, or none: then all that the reader's commission reaches.
     *
     * @param precinct a code, or empty
     * @throws kz.tizim.problem.ProblemException {@code not-found} when there is none or it is out of the reader's reach
     */
    static Scope of(Precincts precincts, String precinct, Operator reader) {
        if (!precinct.isEmpty()) {
            return new Scope(precincts.within(precinct, reader).id(), null);
        }
        return switch (reader.role()) {
            case ADMINISTRATOR, CENTRAL -> new Scope(null, null);
            case TERRITORIAL -> new Scope(null, reader.commissionId());
            case CHAIR, MEMBER, OBSERVER -> new Scope(reader.commissionId(), null);
        };
    }

    /** The condition in SQL on {@code precinct p} and its commission {@code pc}, which may be missing. */
    String condition() {
        if (precinctId != null) {
            return "p.id = " + precinctId;
        }
        return territorialId == null ? "true" : "pc.parent_id = " + territorialId;
    }
}
