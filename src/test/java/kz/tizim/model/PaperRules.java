package kz.tizim.model;

import static kz.tizim.model.Verdict.refused;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.model.State.Conflict;
import kz.tizim.model.State.Session;

/** The rules of what was written on paper without network, and of precincts that open after their hours (domain rule 15). */
final class PaperRules {
    private final Plan plan;

    PaperRules(Plan plan) {
        this.plan = plan;
    }

    /** A ballot that was given is entered, beside the vote where there is one. */
    Verdict late(State state, String iin, Step step) {
        Session session = state.session(step.place());
        if (!session.takesPaper()) {
            return refused("polls-closed");
        }
        if (!wasInForce(session, step.written())) {
            return refused("outside-window");
        }
        if (!step.place().equals(state.listed().get(iin))
                && !step.place().equals(state.listed().get(step.iin()))
                && !state.left().contains(iin + " " + step.place())
                && !state.left().contains(step.iin() + " " + step.place())) {
            return refused("not-on-list");
        }
        var outcomes = new ArrayList<String>();
        for (String contest : step.contests()) {
            outcomes.add(outcome(state, iin, contest, step));
        }
        return BallotRules.results(
                step,
                outcomes,
                (next, contest, outcome, reply, i) -> enter(next, iin, step, contest, outcome, reply, i));
    }

    /** Which of all hours that were in force were known there is not known here. */
    private boolean wasInForce(Session session, LocalTime written) {
        return plan.time() != null
                && !written.isAfter(plan.time())
                && !written.isBefore(session.opens())
                && written.isBefore(session.latest());
    }

    /** A sheet is entered or held once for a person, under whichever number. */
    private static String outcome(State state, String iin, String contest, Step step) {
        if (state.vote(iin, contest).isEmpty()) {
            return BallotRules.ADMITTED;
        }
        if (state.votes(iin)
                .map(Map.Entry::getValue)
                .anyMatch(vote -> vote.contest().equals(contest)
                        && vote.place().equals(step.place())
                        && vote.sheet().equals(step.sheet()))) {
            return "already-voted";
        }
        boolean noted = state.conflicts().entrySet().stream()
                .filter(one -> !state.isTakenBack(one.getKey()))
                .map(Map.Entry::getValue)
                .anyMatch(one -> state.isOnePerson(one.iin(), iin) && one.isOf(contest, step.place(), step.sheet()));
        return noted ? "already-exists" : BallotRules.CONFLICT;
    }

    private static void enter(
            State next, String iin, Step step, String contest, String outcome, Reply reply, int number) {
        if (outcome.equals(BallotRules.ADMITTED)) {
            String id = BallotRules.each(reply, "ledgerEntry").get(number);
            next.entries().put(id, second(iin, contest, step).entry());
        } else if (outcome.equals(BallotRules.CONFLICT)) {
            String id = BallotRules.each(reply, "conflict").get(number);
            // It stands beside the vote, under the number that was used.
            String used = next.vote(iin, contest).orElseThrow().getValue().iin();
            next.conflicts().put(id, second(used, contest, step));
        }
    }

    private static Conflict second(String iin, String contest, Step step) {
        return new Conflict(
                iin, contest, step.place(), step.word(), step.sheet(), step.written(), step.spoiled(), false);
    }

    /** By an act, after the hours: for paper only. */
    Verdict openLate(State state, Step step) {
        Session session = state.session(step.place());
        boolean same = session.act().equals(step.sheet());
        if (!same && !session.state().equals("CLOSED")) {
            return refused("already-exists");
        }
        if (!same && !session.isOver(plan.time())) {
            return refused("outside-window");
        }
        Session opened = same ? session : session.openedLate(step.sheet());
        return new Verdict.Done(
                200,
                reply -> Objects.equals(reply.json().get("state"), opened.state())
                        && Objects.equals(reply.json().get("openingAct"), opened.act()),
                (next, _) -> next.sessions().put(step.place(), opened));
    }
}
