package kz.tizim.model;

import static kz.tizim.model.Verdict.refused;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kz.tizim.model.State.Conflict;
import kz.tizim.model.State.Entry;
import kz.tizim.model.State.Session;
import org.jspecify.annotations.Nullable;

/** The rules of undoing: entries, whose place a second ballot takes, and second ballots (domain rules 12, 15 and 16). */
final class VoidRules {
    private VoidRules() {}

    /** Why nobody asks to void an entry, null when nothing is in the way. */
    static @Nullable Verdict unvoidable(State state, String id, String ground) {
        Entry entry = state.entries().get(id);
        if (entry == null) {
            return refused("not-found");
        }
        if (entry.voided()) {
            return refused("already-exists");
        }
        Session session = state.session(entry.place());
        boolean late = !entry.sheet().isEmpty();
        if (!session.state().equals("OPEN") && !(late && session.state().equals("CLOSING"))) {
            return refused("polls-closed");
        }
        return ground.equals("BALLOT_NOT_GIVEN") && (late || entry.replaced() > 0) ? refused("ballot-given") : null;
    }

    /** Why an entry is not voided, which takes more: that a second ballot can still take its place. */
    static @Nullable Verdict hindrance(State state, String id, String ground) {
        Verdict refusal = unvoidable(state, id, ground);
        if (refusal != null) {
            return refusal;
        }
        State after = state.copy();
        voided(after, id);
        Entry entry = after.entries().get(id);
        boolean lost = entry != null
                && after.vote(entry.iin(), entry.contest()).isEmpty()
                && waiting(after, entry).findAny().isPresent();
        return lost ? refused("polls-closed") : null;
    }

    /** Voids an entry; the oldest second ballot whose precinct has no report takes its place, if the person has no vote left. */
    static void voided(State next, String id) {
        Entry entry = next.entries().get(id);
        if (entry == null) {
            return;
        }
        next.entries().put(id, entry.voidedNow());
        next.papers().computeIfPresent(entry.number(), (_, p) -> p.state().equals("REDEEMED") ? p.in("ISSUED") : p);
        if (next.vote(entry.iin(), entry.contest()).isEmpty()) {
            oldest(next, entry)
                    .ifPresent(second -> next.entries()
                            .put(second.getKey(), second.getValue().entry()));
        }
    }

    private static Stream<Map.Entry<String, Conflict>> waiting(State state, Entry entry) {
        return state.conflicts().entrySet().stream()
                .filter(one -> state.stands(one.getKey())
                        && state.isOnePerson(one.getValue().iin(), entry.iin())
                        && one.getValue().contest().equals(entry.contest()));
    }

    private static Optional<Map.Entry<String, Conflict>> oldest(State state, Entry entry) {
        return waiting(state, entry)
                .filter(one -> !state.session(one.getValue().place()).state().equals("LOCKED"))
                .min(Comparator.comparing((Map.Entry<String, Conflict> one) ->
                                one.getValue().written())
                        .thenComparing(Map.Entry::getKey));
    }

    /** Why a second ballot is not undone, null when nothing is in the way. */
    static @Nullable Verdict undoable(State state, String id) {
        Conflict conflict = state.conflicts().get(id);
        if (conflict == null) {
            return refused("not-found");
        }
        if (!state.stands(id)) {
            return refused("already-exists");
        }
        return state.session(conflict.place()).state().equals("LOCKED") ? refused("polls-closed") : null;
    }

    static void undone(State next, String id) {
        next.conflicts().computeIfPresent(id, (_, conflict) -> conflict.undoneNow());
    }
}
