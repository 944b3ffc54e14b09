package kz.tizim.model;

import static kz.tizim.model.Verdict.done;
import static kz.tizim.model.Verdict.refused;

import java.time.LocalTime;
import java.util.Optional;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.model.State.Attempt;
import kz.tizim.model.State.Session;
import org.jspecify.annotations.Nullable;

/** What each request must be answered in a state, and what it changes: the domain's rules, told once more and plainly. */
final class Rules {
    private static final String KEY_REUSED = "idempotency-key-reused";

    private final Plan plan;
    private final CertificateRules certificates;
    private final BallotRules ballots;
    private final TwoPersonsRules twoPersons;

    Rules(Plan plan) {
        this.plan = plan;
        certificates = new CertificateRules(plan);
        ballots = new BallotRules(plan, certificates);
        twoPersons = new TwoPersonsRules(plan, certificates, ballots);
    }

    /**
     * What comes after a moment of a request.
     *
     * @param finished whether it was its last moment
     */
    record Next(State state, boolean finished) {}

    /** The state after a moment of a request; none where its answer cannot be right. */
    Optional<Next> after(State state, Event event, int moment) {
        Step step = event.step();
        Reply reply = event.reply();
        String iin = number(state, step);
        if (!step.kind().keyed) {
            return fitting(state, verdict(state, iin, step, moment), reply, null);
        }
        String key = iin + " " + step.key();
        // What was answered before the number was linked stays the answer to its key.
        Attempt attempt = state.attempts()
                .getOrDefault(step.iin() + " " + step.key(), state.attempts().get(key));
        if (attempt == null) {
            boolean thrown = isThrown(state, step);
            Verdict verdict = thrown ? refused("not-on-list") : verdict(state, iin, step, moment);
            return reply.replayed() ? Optional.empty() : fitting(state, verdict, reply, thrown ? null : key, step);
        }
        boolean same = attempt.identity().equals(step.identity());
        boolean right = same
                ? reply.replayed()
                        && attempt.status() == reply.status()
                        && attempt.body().equals(reply.body())
                : reply.problem().equals(KEY_REUSED);
        return right ? Optional.of(new Next(state, true)) : Optional.empty();
    }

    /** The number that the act is done on. */
    private static String number(State state, Step step) {
        return switch (step.kind()) {
            case HOME_DECIDE, HOME_WITHDRAW -> step.iin();
            case LINK_ASK -> step.iin();
            default -> state.principal(step.iin());
        };
    }

    private static boolean isThrown(State state, Step step) {
        return switch (step.kind()) {
            case HOME_DECIDE, HOME_WITHDRAW -> state.links().containsKey(step.iin());
            default -> false;
        };
    }

    private static Optional<Next> fitting(
            State state, Verdict verdict, Reply reply, @Nullable String key, Step... attempts) {
        if (!verdict.fits(reply)) {
            return Optional.empty();
        }
        State next = state.copy();
        switch (verdict) {
            case Verdict.Refused _ -> {}
            case Verdict.Done done -> done.effect().accept(next, reply);
            case Verdict.Further further -> further.effect().accept(next, reply);
        }
        if (key != null) {
            next.attempts().put(key, new Attempt(attempts[0].identity(), reply.status(), reply.body()));
        }
        return Optional.of(new Next(next, !(verdict instanceof Verdict.Further)));
    }

    private Verdict verdict(State state, String iin, Step step, int moment) {
        return switch (step.kind()) {
            case ISSUE -> certificates.issue(state, iin, step);
            case RETURN -> certificates.end(state, iin, step, "RETURNED");
            case LOSS -> certificates.end(state, iin, step, "REPORTED_LOST");
            case REDEEM -> certificates.redeem(state, iin, step);
            case BALLOT -> ballots.ballot(state, iin, step);
            case LATE -> ballots.late(state, iin, step);
            case REPLACE -> ballots.replace(state, iin, step);
            case HOME_ASK -> ballots.askVisit(state, iin, step);
            case HOME_DECIDE -> ballots.decideVisit(state, step);
            case HOME_WITHDRAW -> ballots.withdrawVisit(state, step);
            case ENTITLEMENT -> ballots.entitlement(state, iin, step);
            case VOID_ASK ->
                moment == 0 ? twoPersons.lookAtVoid(state, step) : twoPersons.registerVoid(state, step.iin(), step);
            case ANNUL_ASK, TOLD_ASK, INCLUDE_ASK, LINK_ASK -> twoPersons.ask(state, iin, step);
            case DECIDE -> twoPersons.decide(state, step);
            case OPEN -> open(state, step);
            case CLOSE -> moment == 0 ? beginClosing(state, step) : lock(state, step);
            case HOURS -> hours(state, step);
        };
    }

    private Verdict open(State state, Step step) {
        Session session = state.session(step.place());
        if (!session.within(plan.time()) || session.isClosing()) {
            return refused("polls-closed");
        }
        return done(200, (next, _) -> next.sessions().put(step.place(), session.in("OPEN")));
    }

    private Verdict beginClosing(State state, Step step) {
        Session session = state.session(step.place());
        if (session.state().equals("CLOSED")) {
            return refused("polls-closed");
        }
        if (session.state().equals("OPEN") && session.within(plan.time())) {
            return refused("outside-window");
        }
        return new Verdict.Further((next, _) -> {
            if (session.state().equals("OPEN")) {
                next.sessions().put(step.place(), session.in("CLOSING"));
            }
        });
    }

    private static Verdict lock(State state, Step step) {
        Session session = state.session(step.place());
        return step.word().equals("act") || session.state().equals("LOCKED")
                ? done(200, (next, _) -> next.sessions().put(step.place(), session.in("LOCKED")))
                : refused("counts-differ");
    }

    /** The end of the hours alone, and each act once. */
    private Verdict hours(State state, Step step) {
        Session session = state.session(step.place());
        LocalTime closes = LocalTime.parse(step.word());
        boolean over = session.state().equals("CLOSED") && session.isOver(plan.time());
        if (session.isClosing() || over) {
            return refused("polls-closed");
        }
        if (plan.time() != null && closes.isBefore(plan.time())) {
            return refused("outside-window");
        }
        return done(
                200,
                (next, _) -> next.sessions().put(step.place(), new Session(session.state(), session.opens(), closes)));
    }
}
