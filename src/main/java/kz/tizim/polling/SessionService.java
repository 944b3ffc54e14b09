package kz.tizim.polling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.election.DecidingClock;
import kz.tizim.election.Election;
import kz.tizim.election.ElectionFacts;
import kz.tizim.precinct.PollingSession;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Opens a precinct on lists that are handed over, within the hours of polling day, and shows its session. Lists never go
 * back to a draft, so whoever admits in an open precinct admits on the lists that were signed.
 */
@ApplicationScoped
class SessionService {
    private final DecidingClock clock;
    private final AuditTrail audit;

    SessionService(DecidingClock clock, AuditTrail audit) {
        this.clock = clock;
        this.audit = audit;
    }

    /** Opens a precinct; twice is once. */
    @Transactional
    SessionShown open(ElectionFacts election, PrecinctFacts precinct, Operator operator) {
        PrecinctSession session = PrecinctSession.begin(election.id(), precinct.id());
        OffsetDateTime now = clock.now();
        PollingSession polling = session.polling(precinct);
        Problem draft = draft(election);
        if (draft != null) {
            throw draft.exception();
        }
        if (!polling.isWithinHours(now, election.pollingDay())) {
            throw polling.closed(election.pollingDay()).exception();
        }
        if (session.state.isClosing()) {
            throw ProblemType.POLLS_CLOSED.exception("This precinct has closed: it is not opened again.");
        }
        if (session.state == PollingSession.State.CLOSED) {
            session.state = PollingSession.State.OPEN;
            session.openedAt = now;
            session.openedBy = operator.accountId();
            audit.record(operator, "precinct-opened", "DONE", election.code() + " " + precinct.code());
        }
        return SessionShown.of(election, precinct, session);
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
        if (session.state != PollingSession.State.CLOSED) {
            throw ProblemType.ALREADY_EXISTS.exception("This precinct was opened before.");
        }
        Problem draft = draft(election);
        if (draft != null) {
            throw draft.exception();
        }
        OffsetDateTime end = session.polling(precinct).closesOn(election.pollingDay());
        if (now.isBefore(end)) {
            throw ProblemType.OUTSIDE_WINDOW
                    .with("Until the end of the hours a precinct is opened without an act.")
                    .with("closesAt", end.toString())
                    .exception();
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
        audit.record(
                operator,
                "precinct-opened-late",
                "DONE",
                election.code() + " " + precinct.code() + " " + request.act());
        return SessionShown.of(election, precinct, session);
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

    /** The session of a precinct; closed before it is opened. */
    @Transactional
    SessionShown show(ElectionFacts election, PrecinctFacts precinct) {
        PrecinctSession session = PrecinctSession.find(election.id(), precinct.id());
        return SessionShown.of(
                election, precinct, session == null ? PrecinctSession.none(election.id(), precinct.id()) : session);
    }
}
