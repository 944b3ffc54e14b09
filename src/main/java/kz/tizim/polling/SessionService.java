package kz.tizim.polling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.election.DecidingClock;
import kz.tizim.election.ElectionFacts;
import kz.tizim.precinct.PollingSession;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.problem.ProblemType;

/** Opens a precinct within the hours of polling day, and shows its session. */
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

    /** The session of a precinct; closed before it is opened. */
    @Transactional
    SessionShown show(ElectionFacts election, PrecinctFacts precinct) {
        PrecinctSession session = PrecinctSession.find(election.id(), precinct.id());
        return SessionShown.of(
                election, precinct, session == null ? PrecinctSession.none(election.id(), precinct.id()) : session);
    }
}
