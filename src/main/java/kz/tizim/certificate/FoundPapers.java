package kz.tizim.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import kz.tizim.access.AlertKind;
import kz.tizim.access.Alerts;
import kz.tizim.precinct.Desk;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Notices when a paper that nobody ought to have is brought to a desk, and the act on the citizen could not: a blank that was
 * written down as lost is no certificate, and whom the registry does not know is decided nothing about (domain §8: refused,
 * act, alert). It looks only after the desk was refused, so that no act on a citizen reads or waits for it.
 */
@ApplicationScoped
class FoundPapers {
    private static final String LOST_BLANK =
            "select state from blank where election_id = :election and number = :number and state = 'LOST'";
    private static final String CERTIFICATE =
            "select state from certificate where election_id = :election and number = :number";

    private final EntityManager entities;
    private final Alerts alerts;

    FoundPapers(EntityManager entities, Alerts alerts) {
        this.entities = entities;
        this.alerts = alerts;
    }

    /**
     * Raises an alert if an issue was refused, and the number is one of a lost blank.
     *
     * @param status of the answer
     */
    void atIssue(Desk desk, @Nullable CertificateNumber number, int status) {
        if (number != null && (status == 400 || isOfNobodyKnown(status))) {
            noticeBlank(desk, number);
        }
    }

    /** Raises an alert if a redemption was refused, and the number is one of a lost blank or of a certificate that is void. */
    void atRedemption(Desk desk, CertificateNumber number, int status) {
        if (status == ProblemType.UNKNOWN_CERTIFICATE.status()) {
            noticeBlank(desk, number);
        }
        if (isOfNobodyKnown(status)) {
            noticeBlank(desk, number);
            noticeCertificate(desk, number);
        }
    }

    // Other refusals share the status: the paper is looked at all the same.
    private static boolean isOfNobodyKnown(int status) {
        return status == ProblemType.NOT_ON_LIST.status();
    }

    private void noticeBlank(Desk desk, CertificateNumber number) {
        if (!states(LOST_BLANK, desk, number).isEmpty()) {
            raise(
                    AlertKind.LOST_BLANK_FOUND,
                    desk,
                    number,
                    "A blank that was written down as lost was brought to a desk, which refused it.");
        }
    }

    private void noticeCertificate(Desk desk, CertificateNumber number) {
        states(CERTIFICATE, desk, number).stream()
                .map(Certificate.State::valueOf)
                .filter(Certificate.State::isNotToBeBrought)
                .findFirst()
                .ifPresent(state -> raise(AlertKind.INVALID_CERTIFICATE_BROUGHT, desk, number, state.whenBrought()));
    }

    private void raise(AlertKind kind, Desk desk, CertificateNumber number, String detail) {
        alerts.raise(kind, desk.election().id(), desk.precinct().id(), number.digits(), detail);
    }

    @SuppressWarnings("unchecked")
    private List<String> states(String sql, Desk desk, CertificateNumber number) {
        return entities.createNativeQuery(sql, String.class)
                .setParameter("election", desk.election().id())
                .setParameter("number", number.value())
                .getResultList();
    }
}
