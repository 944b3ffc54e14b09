package kz.tizim.voterlist;

import java.time.OffsetDateTime;
import kz.tizim.access.Operator;
import kz.tizim.election.ElectionFacts;

/** What else ends when the lists of an election are locked; a feature offers a bean for it. */
public interface ListsLocked {
    /**
     * Ends it, in the transaction that locks the lists. No act on a voter is under way: admissions are over everywhere, and
     * every other act is kept out until the transaction ends.
     *
     * @param operator who locks them
     * @param now the deciding time
     */
    void locked(ElectionFacts election, Operator operator, OffsetDateTime now);
}
