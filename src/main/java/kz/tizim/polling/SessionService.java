package kz.tizim.polling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.election.DecidingClock;
import kz.tizim.election.Election;
import kz.tizim.election.ElectionFacts;
import kz.tizim.ledger.Audited;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Refusals;
import kz.tizim.precinct.PollingSession;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemException;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Opens a precinct on lists that are handed over, within the hours of polling day, and shows its session. Lists never go
 * back to a draft, so whoever admits in an open precinct admits on the lists that were signed.
 * Openings that were refused stay in the audit trail.
 */
@ApplicationScoped
class SessionService {
    private final DecidingClock clock;
    private final AuditTrail audit;
    private final Refusals refusals;

    SessionService(DecidingClock clock, AuditTrail audit, Refusals refusals) {
        this.clock = clock;
        this.audit = audit;
        this.refusals = refusals;
    }

    /** Opens a precinct; twice is once. */
    @Transactional
    SessionShown open(ElectionFacts election, PrecinctFacts precinct, Operator operator) {
        PrecinctSession session = PrecinctSession.begin(election.id(), precinct.id());
        OffsetDateTime now = clock.now();
        String subject = election.code() + " " + precinct.code();
        Problem refusal = refusal(election, session.polling(precinct), now);
        if (refusal != null) {
            throw refused(refusal, election, precinct, "precinct-opened", subject, operator);
        }
        if (session.state == PollingSession.State.CLOSED) {
            session.state = PollingSession.State.OPEN;
            session.openedAt = now;
            session.openedBy = operator.accountId();
            audit.record(operator, "precinct-opened", "DONE", subject);
        }
        return SessionShown.of(election, precinct, session);
    }

    private static @Nullable Problem refusal(ElectionFacts election, PollingSession polling, OffsetDateTime now) {
        Problem draft = draft(election);
        if (draft != null) {
            return draft;
        }
        if (!polling.isWithinHours(now, election.pollingDay())) {
            return polling.closed(election.pollingDay());
        }
        return polling.state().isClosing()
                ? ProblemType.POLLS_CLOSED.with("This precinct has closed: it is not opened again.")
                : null;
    }

    /**
     * Opens a precinct that was without network all day, after its hours and by an act: nobody is admitted, but what was
     * written on paper is entered until it closes. The same act again is the same opening.
     */
    @Transactional
    SessionShown openLate(
            ElectionFacts election, PrecinctFacts precinct, LateOpeningRequest request, Operator operator) {
        PrecinctSession session = PrecinctSession.begin(election.id(), precinct.id());
        OffsetDateTime now = clock.now();
        if (request.act().equals(session.openingAct)) {
            return SessionShown.of(election, precinct, session);
        }
        String subject = election.code() + " " + precinct.code() + " " + request.act();
        Problem refusal = lateRefusal(election, session.polling(precinct), now);
        if (refusal != null) {
            throw refused(refusal, election, precinct, "precinct-opened-late", subject, operator);
        }
        session.state = PollingSession.State.OPEN;
        session.openedAt = now;
        session.openedBy = operator.accountId();
        session.openingAct = request.act();
        session.openingReason = request.reason();
        // A session goes from step to step, so that each is written by itself.
        session.persistAndFlush();
        session.state = PollingSession.State.CLOSING;
        session.closingAt = now;
        audit.record(operator, "precinct-opened-late", "DONE", subject);
        return SessionShown.of(election, precinct, session);
    }

    private static @Nullable Problem lateRefusal(ElectionFacts election, PollingSession polling, OffsetDateTime now) {
        if (polling.state() != PollingSession.State.CLOSED) {
            return ProblemType.ALREADY_EXISTS.with("This precinct was opened before.");
        }
        Problem draft = draft(election);
        if (draft != null) {
            return draft;
        }
        OffsetDateTime end = polling.closesOn(election.pollingDay());
        return now.isBefore(end)
                ? ProblemType.OUTSIDE_WINDOW
                        .with("Until the end of the hours a precinct is opened without an act.")
                        .with("closesAt", end.toString())
                : null;
    }

    private static @Nullable Problem draft(ElectionFacts election) {
        return switch (Election.<Election>findById(election.id()).listsState) {
            case HANDED_OVER, OPEN, LOCKED -> null;
            case NONE, BUILDING, DRAFT ->
                ProblemType.LISTS_FROZEN.with(
                        "The lists of this election are not handed over: nobody votes on a draft. The central commission or"
                                + " an administrator hands them over first.");
        };
    }

    private ProblemException refused(
            Problem refusal,
            ElectionFacts election,
            PrecinctFacts precinct,
            String action,
            String subject,
            Operator operator) {
        return refusals.keep(
                new Outcome.Refused(refusal),
                new Audited(operator, action, election.id(), precinct.id(), null, subject));
    }

    /** The session of a precinct; closed before it is opened. */
    @Transactional
    SessionShown show(ElectionFacts election, PrecinctFacts precinct) {
        PrecinctSession session = PrecinctSession.find(election.id(), precinct.id());
        return SessionShown.of(
                election, precinct, session == null ? PrecinctSession.none(election.id(), precinct.id()) : session);
    }
}
