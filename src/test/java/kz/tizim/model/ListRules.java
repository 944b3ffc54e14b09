package kz.tizim.model;

import static kz.tizim.model.Verdict.done;
import static kz.tizim.model.Verdict.refused;

import kz.tizim.model.State.Session;
import org.jspecify.annotations.Nullable;

/** The rules of who stands on which list: one person on one, who leaves it when coming onto another (domain rules 2 and 16). */
final class ListRules {
    private final Plan plan;

    ListRules(Plan plan) {
        this.plan = plan;
    }

    /** Whether the polls have closed where somebody is listed. */
    boolean isCounting(State state, String iin) {
        String listed = state.listed().get(iin);
        if (listed == null) {
            return false;
        }
        Session there = state.session(listed);
        return there.isOver(plan.time()) || there.isClosing();
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
        return isCounting(state, iin) ? refused("lists-frozen") : null;
    }

    /** Who stays in a hospital on polling day comes onto its list. */
    Verdict special(State state, String iin, Step step) {
        if (plan.locked()) {
            return refused("lists-frozen");
        }
        if (!plan.specialListsOpen()) {
            return refused("outside-window");
        }
        if (step.place().equals(state.listed().get(iin))) {
            return refused("already-exists");
        }
        Verdict tied = tied(state, iin);
        return tied != null ? tied : done(201, (next, _) -> move(next, iin, step.place()));
    }

    void move(State next, String iin, String place) {
        next.struckOff().remove(iin);
        leave(next, iin, next.listed().put(iin, place));
    }

    void strikeOff(State next, String iin) {
        next.struckOff().add(iin);
        leave(next, iin, next.listed().remove(iin));
    }

    private void leave(State next, String iin, @Nullable String before) {
        if (before != null && plan.printed()) {
            next.left().add(iin + " " + before);
        }
    }

    /** Two numbers of one person are linked: lists that hold both keep the principal. Whom a decision took off stays off. */
    void link(State next, String iin, String principal) {
        boolean voted = next.votes(iin).findAny().isPresent();
        next.links().put(iin, principal);
        String listed = next.listed().get(iin);
        if (!voted && listed != null && !plan.locked() && !isCounting(next, iin)) {
            strikeOff(next, iin);
            if (!next.listed().containsKey(principal) && !next.struckOff().contains(principal)) {
                move(next, principal, listed);
            }
        }
    }

    @Nullable
    Verdict unlinkable(State state, String iin, String principal) {
        if (state.links().containsKey(iin)
                || state.links().containsKey(principal)
                || state.links().containsValue(iin)) {
            return refused("already-exists");
        }
        boolean voted = state.votes(iin).findAny().isPresent();
        if (voted && state.votes(principal).findAny().isPresent()) {
            return null;
        }
        if (plan.locked() || !state.listed().containsKey(iin) && !voted) {
            return null;
        }
        if (voted) {
            return refused("already-voted");
        }
        return state.detached(iin) ? refused("detached") : null;
    }
}
