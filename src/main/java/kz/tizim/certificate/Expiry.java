package kz.tizim.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.OffsetDateTime;
import kz.tizim.access.Operator;
import kz.tizim.election.ElectionFacts;
import kz.tizim.voterlist.ListsLocked;

/**
 * Expiry (domain rule 7): certificates that are still out when the lists are locked have expired, all in one statement and
 * once. Nothing can be redeemed any more then: the hours are over everywhere, and each precinct that was opened has waited
 * for its last admission before it was locked (src/docs/decisions/002). The voters stay detached, since the lists are closed.
 */
@ApplicationScoped
class Expiry implements ListsLocked {
    private static final String EXPIRE = """
            with expired as (
                update certificate set state = 'EXPIRED', state_at = :now, state_reason = 'End of the polls'
                where election_id = :election and state = 'ISSUED'
                returning election_id, iin, number, state, state_reason, state_at)
            insert into certificate_end (election_id, iin, number, state, reason, account_id, at)
            select election_id, iin, number, state, state_reason, :account, state_at from expired""";

    private final EntityManager entities;

    Expiry(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void locked(ElectionFacts election, Operator operator, OffsetDateTime now) {
        entities.createNativeQuery(EXPIRE)
                .setParameter("election", election.id())
                .setParameter("now", now)
                .setParameter("account", operator.accountId())
                .executeUpdate();
    }
}
