package kz.tizim.polling;

import jakarta.persistence.EntityManager;

/** The lock that every act holds shared until its transaction ends: an admission a precinct's, the others the lists'. */
final class RoomLock {
    private RoomLock() {}

    /**
     * Waits until no such act is under way, and lets none begin before this transaction ends.
     *
     * @param precinctId or {@link kz.tizim.ledger.Act#LISTS}
     */
    static void alone(EntityManager entities, int electionId, int precinctId) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(:election, :precinct)")
                .setParameter("election", electionId)
                .setParameter("precinct", precinctId)
                .getSingleResult();
    }
}
