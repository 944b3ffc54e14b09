package kz.tizim.polling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.election.DecidingClock;
import kz.tizim.election.ElectionFacts;
import kz.tizim.ledger.Audited;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Refusals;
import kz.tizim.precinct.PollingSession;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Other hours or another place by an act of the territorial commission (domain rule 17). Whoever admits reads them in the
 * deciding transaction; the change waits for admissions under way, so that none stands outside of the hours afterwards.
 */
@ApplicationScoped
class HoursService {
    private final EntityManager entities;
    private final DecidingClock clock;
    private final AuditTrail audit;
    private final Refusals refusals;

    HoursService(EntityManager entities, DecidingClock clock, AuditTrail audit, Refusals refusals) {
        this.entities = entities;
        this.clock = clock;
        this.audit = audit;
        this.refusals = refusals;
    }

    /** Carries an act out, once. */
    @Transactional
    SessionShown change(ElectionFacts election, PrecinctFacts precinct, HoursRequest request, Operator operator) {
        request.check();
        RoomLock.alone(entities, election.id(), precinct.id());
        PrecinctSession session = PrecinctSession.begin(election.id(), precinct.id());
        var audited = new Audited(operator, "hours-changed", election.id(), precinct.id(), null, request.act());
        PollingChange earlier = PollingChange.find(session, request.act());
        if (earlier != null) {
            if (!earlier.request().equals(request)) {
                throw refusals.keep(
                        Outcome.refused(
                                ProblemType.ALREADY_EXISTS, "An act of this number has changed something else here."),
                        audited);
            }
            return SessionShown.of(election, precinct, session);
        }
        OffsetDateTime now = clock.now();
        PollingSession before = session.polling(precinct);
        PollingSession after = request.appliedTo(before);
        Problem refusal = refusal(election, before, after, now);
        if (refusal != null) {
            throw refusals.keep(new Outcome.Refused(refusal), audited);
        }
        PollingChange.of(session, request, operator.accountId(), now).persist();
        session.opens = after.opens();
        session.closes = after.closes();
        HoursRequest.Place place = request.place();
        if (place != null) {
            session.move(place);
        }
        audit.record(operator, "hours-changed", "DONE", election.code() + " " + precinct.code() + " " + request.act());
        return SessionShown.of(election, precinct, session);
    }

    private static @Nullable Problem refusal(
            ElectionFacts election, PollingSession before, PollingSession after, OffsetDateTime now) {
        if (!after.opens().isBefore(after.closes())) {
            return Problem.invalid("closes", "must be after the opening").problem();
        }
        // At the end of the hours counting may begin, before the chair has told so here.
        if (before.state().isClosing() || !now.isBefore(before.closesOn(election.pollingDay()))) {
            return ProblemType.POLLS_CLOSED.with("This precinct has closed: its hours do not change any more.");
        }
        if (before.state() != PollingSession.State.CLOSED && !after.opens().equals(before.opens())) {
            return ProblemType.OUTSIDE_WINDOW.with("This precinct is open: its opening does not change any more.");
        }
        if (after.closesOn(election.pollingDay()).isBefore(now)) {
            return ProblemType.OUTSIDE_WINDOW
                    .with("The polls cannot close in the past: voters were admitted since.")
                    .with("now", now.toString());
        }
        return null;
    }
}
