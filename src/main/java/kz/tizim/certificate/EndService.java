package kz.tizim.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.Answer;
import kz.tizim.ledger.Outcome;
import kz.tizim.precinct.Desk;
import kz.tizim.problem.Problem;

/**
 * Return and loss (domain rule 7), by the precinct that issued the certificate, until its polls close and while nobody was
 * admitted on it. A return attaches the voter to the home list again, and another certificate may be issued inside the
 * window. A lost one is blocked for ever, its voter stays detached: there is no replacement (rule 6).
 */
@ApplicationScoped
class EndService {
    private final Acts acts;

    EndService(Acts acts) {
        this.acts = acts;
    }

    /** Takes a certificate back, or says why not. */
    Answer takeBack(Desk desk, CertificateNumber number, EndRequest request) {
        return end("certificate-return", Certificate.State.RETURNED, desk, number, request);
    }

    /** Blocks a certificate that the voter has lost, or says why not. */
    Answer block(Desk desk, CertificateNumber number, EndRequest request) {
        return end("certificate-loss", Certificate.State.REPORTED_LOST, desk, number, request);
    }

    private Answer end(
            String action, Certificate.State state, Desk desk, CertificateNumber number, EndRequest request) {
        return Acts.onPrincipal(
                request.iin().value(), iin -> endFor(iin, action, state, desk, number, request.reason()));
    }

    private Answer endFor(
            long iin, String action, Certificate.State state, Desk desk, CertificateNumber number, String reason) {
        var asked = List.of(desk.election().code(), number, desk.precinct().code(), reason);
        var act = desk.act(action, iin, asked, number.digits());
        return acts.perform(act, CertificateFacts.QUESTION.about(number.value()), (found, now) -> {
            CertificateFacts facts = found.getFirst();
            Problem refusal = facts.refusal(desk, now);
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            var end = new CertificateEnd(
                    desk.election().id(),
                    iin,
                    number,
                    state,
                    reason,
                    desk.operator().accountId());
            var answer = new EndedCertificate(
                    number,
                    desk.election().contest(facts.contestId()).orElseThrow().code(),
                    Objects.requireNonNull(facts.homePrecinct()),
                    state,
                    reason,
                    state.detaches(),
                    desk.local(now));
            return new Outcome.Done(answer, end.rows(now));
        });
    }
}
