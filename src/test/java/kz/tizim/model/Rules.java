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
    private final ListRules lists;
    private final CorrectionRules corrections;
    private final BlankRules blanks;
    private final BallotRules ballots;
    private final PaperRules papers;
    private final TwoPersonsRules twoPersons;

    Rules(Plan plan) {
        this.plan = plan;
        lists = new ListRules(plan);
        certificates = new CertificateRules(plan, lists);
        corrections = new CorrectionRules(plan, lists);
        blanks = new BlankRules(plan);
        ballots = new BallotRules(plan, lists);
        papers = new PaperRules(plan);
        twoPersons = new TwoPersonsRules(plan, certificates, lists);
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
        if (step.kind().isOfBlank()) {
            return ofBlank(state, step, reply);
        }
        String whose = whose(state, step);
        String iin = step.kind() == Step.Kind.LINK_ASK ? whose : state.principal(whose);
        if (!step.kind().keyed) {
            return fitting(state, verdict(state, iin, step, moment), reply, null);
        }
        if (isUnknown(state, step)) {
            return fitting(state, refused("not-found"), reply, null);
        }
        String key = iin + " " + step.key();
        // What was answered before the number was linked stays the answer to its key.
        Attempt attempt = state.attempts().get(whose + " " + step.key());
        if (attempt == null && !isOfLinked(state, step)) {
            attempt = state.attempts().get(key);
        }
        if (attempt != null && !isDecidedAnew(attempt, reply)) {
            return repeated(state, attempt, step, reply);
        }
        if (reply.replayed()) {
            return Optional.empty();
        }
        return isOfLinked(state, step)
                ? fitting(state, refused("not-on-list"), reply, null)
                : fitting(state, verdict(state, iin, step, moment), reply, key, step);
    }

    /** An answer to the same key again. */
    private static Optional<Next> repeated(State state, Attempt attempt, Step step, Reply reply) {
        boolean same = attempt.identity().equals(step.identity());
        boolean right = same
                ? reply.replayed()
                        && attempt.status() == reply.status()
                        && attempt.body().equals(reply.body())
                : reply.problem().equals(KEY_REUSED);
        return right ? Optional.of(new Next(state, true)) : Optional.empty();
    }

    /** Of a blank that somebody else used in the same instant nothing is kept: it may be asked again. */
    private static boolean isDecidedAnew(Attempt attempt, Reply reply) {
        return attempt.status() == 400 && !reply.replayed() && !reply.problem().equals(KEY_REUSED);
    }

    /** An act on a blank: done once for a key of the commission; a refusal keeps nothing. */
    private Optional<Next> ofBlank(State state, Step step, Reply reply) {
        if (step.kind() == Step.Kind.BLANK_RECEIVE) {
            return fitting(state, blanks.receive(state, step), reply, null);
        }
        String key = step.commission() + " " + step.key();
        Attempt attempt = state.attempts().get(key);
        if (attempt == null) {
            return fitting(state, blanks.move(state, step), reply, reply.status() == 201 ? key : null, step);
        }
        boolean right = attempt.identity().equals(step.identity())
                ? attempt.status() == reply.status() && attempt.body().equals(reply.body())
                : reply.problem().equals(KEY_REUSED);
        return right ? Optional.of(new Next(state, true)) : Optional.empty();
    }

    /** The number that is asked about: of a ballot that is replaced the entry tells. */
    private static String whose(State state, Step step) {
        State.Entry entry = step.kind() == Step.Kind.REPLACE ? state.entries().get(step.subject()) : null;
        return entry == null ? step.iin() : entry.iin();
    }

    private static boolean isUnknown(State state, Step step) {
        return step.kind() == Step.Kind.REPLACE && !state.entries().containsKey(step.subject());
    }

    /** A request about a list is of the number that it was taken for. */
    private static boolean isOfLinked(State state, Step step) {
        return step.kind() == Step.Kind.CORRECT_DECIDE && state.links().containsKey(step.iin());
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
            case LATE -> papers.late(state, iin, step);
            case REPLACE -> ballots.replace(state, iin, step);
            case HOME_ASK -> ballots.askVisit(state, iin, step);
            case HOME_DECIDE -> ballots.decideVisit(state, iin, step);
            case HOME_WITHDRAW -> ballots.withdrawVisit(state, iin, step);
            case SPECIAL -> lists.special(state, iin, step);
            case CORRECT_ASK -> corrections.ask(state, iin, step);
            case CORRECT_DECIDE -> corrections.decide(state, step);
            case ENTITLEMENT -> ballots.entitlement(state, iin, step);
            case VOID_ASK, CONFLICT_VOID_ASK ->
                moment == 0 ? twoPersons.lookAtVoid(state, step) : twoPersons.registerVoid(state, step);
            case ANNUL_ASK, TOLD_ASK, INCLUDE_ASK, LINK_ASK -> twoPersons.ask(state, iin, step);
            case DECIDE -> twoPersons.decide(state, step);
            case OPEN -> open(state, step);
            case LATE_OPEN -> papers.openLate(state, step);
            case CLOSE -> moment == 0 ? beginClosing(state, step) : lock(state, step);
            case HOURS -> hours(state, step);
            case BLANK, BLANK_RECEIVE ->
                throw new IllegalArgumentException(step.kind().name());
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
        if (session.isClosing() || session.isOver(plan.time())) {
            return refused("polls-closed");
        }
        if (plan.time() != null && closes.isBefore(plan.time())) {
            return refused("outside-window");
        }
        return done(200, (next, _) -> next.sessions().put(step.place(), session.until(closes)));
    }
}
