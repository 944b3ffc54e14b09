package kz.tizim.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import kz.tizim.access.AlertKind;
import kz.tizim.access.Alerts;
import kz.tizim.ledger.Answer;
import kz.tizim.precinct.Desk;
import org.jspecify.annotations.Nullable;

/**
 * Notices when a blank that was written down as lost is brought to a desk. It looks only after the desk was refused, so
 * that no act on a citizen reads or waits for it.
 */
@ApplicationScoped
class FoundBlanks {
    private final EntityManager entities;
    private final Alerts alerts;

    FoundBlanks(EntityManager entities, Alerts alerts) {
        this.entities = entities;
        this.alerts = alerts;
    }

    /** Raises an alert if an answer is a refusal, and the number one of a lost blank. */
    @Transactional
    void notice(Desk desk, @Nullable CertificateNumber number, Answer answer) {
        // No blank of this state: 400 at issue, no such certificate: 404 at redemption.
        if (number == null || answer.status() != 400 && answer.status() != 404) {
            return;
        }
        List<?> lost = entities.createNativeQuery(
                        "select 1 from blank where election_id = :election and number = :number and state = 'LOST'",
                        Integer.class)
                .setParameter("election", desk.election().id())
                .setParameter("number", number.value())
                .getResultList();
        if (!lost.isEmpty()) {
            alerts.raise(
                    AlertKind.LOST_BLANK_FOUND,
                    desk.election().id(),
                    desk.precinct().id(),
                    number.digits(),
                    "A blank that was written down as lost was brought to a desk, which refused it.");
        }
    }
}
