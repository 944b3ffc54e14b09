package kz.tizim.model;

import static kz.tizim.model.Verdict.done;
import static kz.tizim.model.Verdict.refused;

import kz.tizim.model.State.Blank;
import kz.tizim.model.State.Handover;

/** The rules of printed blanks (domain rule 7): each is somewhere, and ends once. Each blank here is for one person. */
final class BlankRules {
    private static final String NOT_ON_HAND = "blanks-not-on-hand";

    private final Plan plan;

    BlankRules(Plan plan) {
        this.plan = plan;
    }

    /** Whether a certificate may be issued on a blank, or on none. */
    static boolean serves(State state, String number, String contest, String place) {
        boolean printed = contest.equals(Plan.PRINTED);
        if (number.isEmpty()) {
            return !printed;
        }
        Blank blank = state.blanks().get(number);
        return printed && blank != null && blank.isOnHandAt(place);
    }

    static void issued(State next, String number) {
        next.blanks().computeIfPresent(number, (_, blank) -> blank.in("ISSUED"));
    }

    /** A signed act on one blank. */
    Verdict move(State state, Step step) {
        Blank blank = state.blanks().get(step.subject());
        String own = step.commission();
        if (step.word().equals("CANCEL") && plan.issuing()) {
            return refused("outside-window");
        }
        if (blank == null) {
            return refused("invalid-request");
        }
        return switch (step.word()) {
            case "SPOIL" -> ended(step, blank.isOnHandAt(own), "SPOILED");
            case "CANCEL" -> ended(step, blank.isOnHandAt(own), "CANCELLED");
            case "LOSE" ->
                ended(step, blank.holder().equals(own) && blank.state().equals("HELD"), "LOST");
            case "FIND" -> ended(step, blank.state().equals("LOST"), "CANCELLED");
            case "RECALL" ->
                ended(step, blank.holder().equals(own) && !blank.handover().isEmpty(), "HELD");
            case "HANDOVER" -> blank.isOnHandAt(own) ? handedOver(step) : refused(NOT_ON_HAND);
            default -> throw new IllegalArgumentException(step.word());
        };
    }

    private static Verdict ended(Step step, boolean able, String state) {
        return able
                ? done(201, (next, _) -> next.blanks().computeIfPresent(step.subject(), (_, blank) -> blank.in(state)))
                : refused(NOT_ON_HAND);
    }

    private static Verdict handedOver(Step step) {
        String receiver = step.commission().equals(Step.TERRITORIAL) ? step.place() : Step.TERRITORIAL;
        return done(201, (next, reply) -> {
            String id = String.valueOf(reply.json().get("id"));
            next.handovers().put(id, new Handover(step.subject(), receiver, "", ""));
            next.blanks().computeIfPresent(step.subject(), (_, blank) -> blank.onItsWay(id));
        });
    }

    /** The receiver confirms, once. */
    Verdict receive(State state, Step step) {
        Handover handover = state.handovers().get(step.subject());
        if (handover == null || !handover.receiver().equals(step.commission())) {
            return refused("not-found");
        }
        if (!handover.key().isEmpty()) {
            return handover.key().equals(step.key())
                    ? new Verdict.Done(201, reply -> reply.body().equals(handover.answer()), (_, _) -> {})
                    : refused("already-exists");
        }
        Blank blank = state.blanks().get(handover.blank());
        if (blank == null || !blank.handover().equals(step.subject())) {
            return refused(NOT_ON_HAND);
        }
        return done(201, (next, reply) -> {
            next.blanks().put(handover.blank(), new Blank(handover.receiver(), "HELD", ""));
            next.handovers()
                    .put(step.subject(), new Handover(handover.blank(), handover.receiver(), step.key(), reply.body()));
        });
    }
}
