package kz.tizim.model;

import static kz.tizim.model.Verdict.done;
import static kz.tizim.model.Verdict.refused;

import org.jspecify.annotations.Nullable;

/** The rules of citizens' requests about a list, and of who decides them: the commission once, a court after it (rule 5). */
final class CorrectionRules {
    static final String INCLUDE = "INCLUDE";
    static final String EXCLUDE = "EXCLUDE";
    static final String GRANT = "grant";
    static final String REFUSE = "refuse";
    static final String COURT = "court";
    private static final String GRANTED = "granted";

    private final Plan plan;
    private final ListRules lists;

    CorrectionRules(Plan plan, ListRules lists) {
        this.plan = plan;
        this.lists = lists;
    }

    Verdict ask(State state, String iin, Step step) {
        if (plan.locked()) {
            return refused("lists-frozen");
        }
        if (plan.time() != null) {
            return refused("outside-window");
        }
        var asked = new Correction(iin, step.place(), step.word(), "");
        return state.corrections().containsValue(asked)
                ? refused("already-exists")
                : done(
                        201,
                        (next, reply) -> next.corrections()
                                .put(String.valueOf(reply.json().get("id")), asked));
    }

    Verdict decide(State state, Step step) {
        Correction asked = state.corrections().get(step.subject());
        if (asked == null) {
            return refused("not-found");
        }
        Verdict refusal = undecidable(state, asked, step.word());
        if (refusal != null) {
            return refusal;
        }
        if (step.word().equals(REFUSE)) {
            return done(201, (next, _) -> next.corrections().put(step.subject(), asked.in("refused")));
        }
        return done(201, (next, _) -> {
            next.corrections().put(step.subject(), asked.in(GRANTED));
            if (asked.word().equals(INCLUDE)) {
                lists.move(next, asked.iin(), asked.place());
            } else {
                lists.strikeOff(next, asked.iin());
            }
        });
    }

    private @Nullable Verdict undecidable(State state, Correction asked, String word) {
        if (plan.locked()) {
            return refused("lists-frozen");
        }
        if (state.session(asked.place()).isOver(plan.time())) {
            return refused("outside-window");
        }
        if (asked.decided().equals(GRANTED) || !asked.decided().isEmpty() && !word.equals(COURT)) {
            return refused("already-exists");
        }
        if (word.equals(REFUSE)) {
            return null;
        }
        String listed = state.listed().get(asked.iin());
        boolean here = asked.place().equals(listed);
        if (asked.word().equals(EXCLUDE)) {
            return here ? lists.tied(state, asked.iin()) : refused("not-on-list");
        }
        if (here) {
            return refused("already-exists");
        }
        return listed != null && !word.equals(COURT) ? refused("not-on-list") : lists.tied(state, asked.iin());
    }
}
