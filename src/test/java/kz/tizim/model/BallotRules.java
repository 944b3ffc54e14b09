package kz.tizim.model;

import static kz.tizim.model.Verdict.done;
import static kz.tizim.model.Verdict.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.model.State.Conflict;
import kz.tizim.model.State.Entry;
import kz.tizim.model.State.Visit;
import org.jspecify.annotations.Nullable;

/** The rules of the home list on polling day: ballots, from paper too, replacements, and voting at home. */
final class BallotRules {
    private static final String ADMITTED = "ADMITTED";
    private static final String CONFLICT = "CONFLICT";

    private final Plan plan;
    private final CertificateRules certificates;

    BallotRules(Plan plan, CertificateRules certificates) {
        this.plan = plan;
        this.certificates = certificates;
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
                        .noneMatch(visit -> visit.equals(new Visit(iin, step.place(), "ACCEPTED")))) {
            return refused("no-home-visit");
        }
        var outcomes = new ArrayList<String>();
        for (String contest : step.contests()) {
            outcomes.add(
                    state.vote(iin, contest).isPresent()
                            ? "already-voted"
                            : state.detached(iin, contest) ? "detached" : ADMITTED);
        }
        return results(iin, step, outcomes);
    }

    Verdict late(State state, String iin, Step step) {
        String session = state.session(step.place()).state();
        if (!session.equals("OPEN") && !session.equals("CLOSING")) {
            return refused("polls-closed");
        }
        if (!step.place().equals(state.listed().get(iin))
                && !state.left().contains(iin + " " + step.place())
                && !state.left().contains(step.iin() + " " + step.place())) {
            return refused("not-on-list");
        }
        var outcomes = new ArrayList<String>();
        for (String contest : step.contests()) {
            Entry vote = state.vote(iin, contest).map(Map.Entry::getValue).orElse(null);
            if (vote == null) {
                outcomes.add(ADMITTED);
            } else if (vote.place().equals(step.place()) && vote.sheet().equals(step.sheet())) {
                outcomes.add("already-voted");
            } else if (state.conflicts().contains(new Conflict(iin, contest, step.place(), step.sheet()))) {
                outcomes.add("already-exists");
            } else {
                outcomes.add(CONFLICT);
            }
        }
        return results(iin, step, outcomes);
    }

    /** Where nothing is entered the first reason is the answer. */
    private static Verdict results(String iin, Step step, List<String> outcomes) {
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
                    List<String> entries = each(reply, "ledgerEntry");
                    for (int i = 0; i < outcomes.size(); i++) {
                        String contest = step.contests().get(i);
                        if (outcomes.get(i).equals(ADMITTED)) {
                            next.entries()
                                    .put(
                                            entries.get(i),
                                            new Entry(
                                                    iin,
                                                    contest,
                                                    step.place(),
                                                    step.word(),
                                                    "HOME_LIST",
                                                    "",
                                                    step.sheet(),
                                                    false,
                                                    0));
                        } else if (outcomes.get(i).equals(CONFLICT)) {
                            next.conflicts().add(new Conflict(iin, contest, step.place(), step.sheet()));
                        }
                    }
                });
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
        if (entry == null || !entry.iin().equals(iin) || !entry.place().equals(step.place())) {
            return refused("not-found");
        }
        if (!state.session(step.place()).admits(plan.time())) {
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
                .anyMatch(visit -> visit.iin().equals(iin)
                        && (visit.state().equals("REQUESTED") || visit.state().equals("ACCEPTED")))) {
            return refused("already-exists");
        }
        return done(
                201,
                (next, reply) -> next.visits()
                        .put(String.valueOf(reply.json().get("id")), new Visit(iin, step.place(), "REQUESTED")));
    }

    Verdict decideVisit(State state, Step step) {
        Visit visit = state.visits().get(step.subject());
        if (visit == null) {
            return refused("not-found");
        }
        String next = step.word().equals("accept") ? "ACCEPTED" : "REFUSED";
        if (!visit.state().equals("REQUESTED")) {
            return closed(state, step, "already-exists");
        }
        Verdict tied = next.equals("ACCEPTED") ? notHereOrTied(state, visit.iin(), step.place()) : null;
        return moved(state, step, visit, next, tied);
    }

    Verdict withdrawVisit(State state, Step step) {
        Visit visit = state.visits().get(step.subject());
        if (visit == null) {
            return refused("not-found");
        }
        if (!visit.state().equals("REQUESTED") && !visit.state().equals("ACCEPTED")) {
            return closed(state, step, "already-exists");
        }
        Verdict voted = state.votes(visit.iin()).findAny().isPresent() ? refused("already-voted") : null;
        return moved(state, step, visit, "WITHDRAWN", voted);
    }

    /** Whatever else is in the way, closed lists come first. */
    private Verdict closed(State state, Step step, String otherwise) {
        if (plan.locked()) {
            return refused("lists-frozen");
        }
        return refused(state.session(step.place()).isOver(plan.time()) ? "outside-window" : otherwise);
    }

    private Verdict moved(State state, Step step, Visit visit, String next, @Nullable Verdict refusal) {
        if (plan.locked() || state.session(step.place()).isOver(plan.time())) {
            return closed(state, step, "");
        }
        return refusal != null
                ? refusal
                : done(
                        201,
                        (after, _) -> after.visits().put(step.subject(), new Visit(visit.iin(), visit.place(), next)));
    }

    private @Nullable Verdict notHereOrTied(State state, String iin, String place) {
        return place.equals(state.listed().get(iin)) ? tied(state, iin) : refused("not-on-list");
    }

    /** Why a voter stays on the list of now. */
    @Nullable
    Verdict tied(State state, String iin) {
        if (state.votes(iin).findAny().isPresent()) {
            return refused("already-voted");
        }
        if (state.detached(iin)) {
            return refused("detached");
        }
        return certificates.isCounting(state, iin) ? refused("lists-frozen") : null;
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
