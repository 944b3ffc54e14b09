package kz.tizim.model;

import static kz.tizim.model.Verdict.done;
import static kz.tizim.model.Verdict.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.model.State.Entry;
import kz.tizim.model.State.Visit;
import org.jspecify.annotations.Nullable;

/** The rules of the home list on polling day: ballots, replacements, and voting at home. */
final class BallotRules {
    static final String ADMITTED = "ADMITTED";
    static final String CONFLICT = "CONFLICT";

    private final Plan plan;
    private final ListRules lists;

    BallotRules(Plan plan, ListRules lists) {
        this.plan = plan;
        this.lists = lists;
    }

    Verdict ballot(State state, String iin, Step step) {
        if (!state.session(step.place()).admits(plan.time())) {
            return refused("polls-closed");
        }
        if (!step.place().equals(state.listed().get(iin))) {
            return refused("not-on-list");
        }
        if (step.word().equals("HOME")
                && state.visits().values().stream()
                        .noneMatch(visit -> state.isOnePerson(visit.iin(), iin)
                                && visit.place().equals(step.place())
                                && visit.state().equals("ACCEPTED"))) {
            return refused("no-home-visit");
        }
        var outcomes = new ArrayList<String>();
        for (String contest : step.contests()) {
            outcomes.add(
                    state.vote(iin, contest).isPresent()
                            ? "already-voted"
                            : state.detached(iin, contest) ? "detached" : ADMITTED);
        }
        return results(step, outcomes, (next, contest, outcome, reply, i) -> {
            if (outcome.equals(ADMITTED)) {
                var entry = new Entry(iin, contest, step.place(), step.word(), "HOME_LIST", "", "", false, 0);
                next.entries().put(each(reply, "ledgerEntry").get(i), entry);
            }
        });
    }

    /** Where nothing is entered the first reason is the answer. */
    static Verdict results(Step step, List<String> outcomes, Effect effect) {
        if (!outcomes.contains(ADMITTED) && !outcomes.contains(CONFLICT)) {
            String first = outcomes.getFirst();
            return new Verdict.Done(
                    first.equals("not-on-list") ? 422 : 409,
                    reply -> reply.problem().equals(first) && outcomes.equals(each(reply, "outcome")),
                    (_, _) -> {});
        }
        return new Verdict.Done(
                201,
                reply -> outcomes.equals(each(reply, "outcome"))
                        && step.contests().equals(each(reply, "contest")),
                (next, reply) -> {
                    for (int i = 0; i < outcomes.size(); i++) {
                        effect.take(next, step.contests().get(i), outcomes.get(i), reply, i);
                    }
                });
    }

    /** What one result of several changes. */
    @FunctionalInterface
    interface Effect {
        void take(State next, String contest, String outcome, Reply reply, int number);
    }

    /** One field of each result. */
    static List<String> each(Reply reply, String field) {
        var values = new ArrayList<String>();
        if (reply.json().get("results") instanceof List<?> results) {
            for (Object result : results) {
                values.add(result instanceof Map<?, ?> one ? String.valueOf(one.get(field)) : "");
            }
        }
        return values;
    }

    Verdict replace(State state, String iin, Step step) {
        Entry entry = state.entries().get(step.subject());
        if (entry == null || !entry.place().equals(step.place())) {
            return refused("not-found");
        }
        if (!state.session(step.place()).state().equals("OPEN")) {
            return refused("polls-closed");
        }
        if (entry.voided()) {
            return refused("entry-void");
        }
        return new Verdict.Done(
                201,
                reply -> Objects.equals(reply.json().get("number"), entry.replaced() + 1),
                (next, _) -> next.entries().put(step.subject(), entry.replacedOnce()));
    }

    Verdict askVisit(State state, String iin, Step step) {
        if (plan.locked()) {
            return refused("lists-frozen");
        }
        if (!plan.visitsAsked()) {
            return refused("outside-window");
        }
        Verdict tied = notHereOrTied(state, iin, step.place());
        if (tied != null) {
            return tied;
        }
        if (state.visits().values().stream()
                .anyMatch(visit -> (visit.iin().equals(iin)
                                || state.isOnePerson(visit.iin(), iin)
                                        && visit.place().equals(step.place()))
                        && (visit.state().equals("REQUESTED") || visit.state().equals("ACCEPTED")))) {
            return refused("already-exists");
        }
        return done(
                201,
                (next, reply) -> next.visits()
                        .put(String.valueOf(reply.json().get("id")), new Visit(iin, step.place(), "REQUESTED")));
    }

    Verdict decideVisit(State state, String iin, Step step) {
        Visit visit = state.visits().get(step.subject());
        if (visit == null) {
            return refused("not-found");
        }
        Verdict frozen = frozen(state, iin, step.place());
        if (frozen != null) {
            return frozen;
        }
        if (!visit.state().equals("REQUESTED")) {
            return refused("already-exists");
        }
        String next = step.word().equals("accept") ? "ACCEPTED" : "REFUSED";
        Verdict tied = next.equals("ACCEPTED") ? notHereOrTied(state, iin, step.place()) : null;
        return tied != null ? tied : moved(step, visit, next);
    }

    Verdict withdrawVisit(State state, String iin, Step step) {
        Visit visit = state.visits().get(step.subject());
        if (visit == null) {
            return refused("not-found");
        }
        Verdict frozen = frozen(state, iin, step.place());
        if (frozen != null) {
            return frozen;
        }
        if (!visit.state().equals("REQUESTED") && !visit.state().equals("ACCEPTED")) {
            return refused("already-exists");
        }
        boolean voted = state.votes(iin).findAny().isPresent();
        return voted ? refused("already-voted") : moved(step, visit, "WITHDRAWN");
    }

    private static Verdict moved(Step step, Visit visit, String next) {
        return done(201, (after, _) -> after.visits().put(step.subject(), new Visit(visit.iin(), visit.place(), next)));
    }

    /** Whatever else is in the way, closed lists come first: here, and where the voter is listed. */
    private @Nullable Verdict frozen(State state, String iin, String place) {
        if (plan.locked()) {
            return refused("lists-frozen");
        }
        if (state.session(place).isOver(plan.time())) {
            return refused("outside-window");
        }
        return lists.isCounting(state, iin) ? refused("lists-frozen") : null;
    }

    private @Nullable Verdict notHereOrTied(State state, String iin, String place) {
        return place.equals(state.listed().get(iin)) ? lists.tied(state, iin) : refused("not-on-list");
    }

    /** What the desk is told of somebody, contest by contest. */
    Verdict entitlement(State state, String iin, Step step) {
        String listed = state.listed().get(iin);
        boolean here = step.place().equals(listed);
        var standings = new ArrayList<String>();
        for (String contest : plan.site(step.place()).contests()) {
            Entry vote = state.vote(iin, contest).map(Map.Entry::getValue).orElse(null);
            if (vote != null && (here || vote.place().equals(step.place()))) {
                standings.add(contest + " HAS_VOTED " + vote.place() + " " + vote.basis());
            } else if (here) {
                standings.add(contest + (state.detached(iin, contest) ? " CERTIFICATE_OUT" : " MAY_VOTE"));
            } else {
                standings.add(contest + (listed == null ? " ON_NO_LIST" : " LISTED_ELSEWHERE"));
            }
        }
        boolean admitting = state.session(step.place()).admits(plan.time());
        return new Verdict.Done(
                200,
                reply -> Objects.equals(reply.json().get("admitting"), admitting) && standings.equals(standings(reply)),
                (_, _) -> {});
    }

    private static List<String> standings(Reply reply) {
        var said = new ArrayList<String>();
        if (reply.json().get("contests") instanceof List<?> contests) {
            for (Object one : contests) {
                if (one instanceof Map<?, ?> contest) {
                    Object used = contest.get("usedAt");
                    said.add(contest.get("contest") + " " + contest.get("standing")
                            + (used == null ? "" : " " + used + " " + contest.get("basis")));
                }
            }
        }
        return said;
    }
}
