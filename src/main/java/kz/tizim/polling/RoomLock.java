package kz.tizim.polling;

import jakarta.persistence.EntityManager;

/** The lock that every admission of a precinct holds shared until its transaction ends. */
final class RoomLock {
    private RoomLock() {}

    /** Waits until no admission is under way, and lets none begin before this transaction ends. */
    static void alone(EntityManager entities, int electionId, int precinctId) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(:election, :precinct)")
                .setParameter("election", electionId)
                .setParameter("precinct", precinctId)
                .getSingleResult();
    }
}
