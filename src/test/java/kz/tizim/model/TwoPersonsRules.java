package kz.tizim.model;

import static kz.tizim.model.Verdict.done;
import static kz.tizim.model.Verdict.refused;

import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.model.State.Entry;
import kz.tizim.model.State.Matter;
import kz.tizim.model.State.Session;
import org.jspecify.annotations.Nullable;

/** The rules of what one person asks for and another one decides (domain rules 7, 11, 12, 15 and 16). */
final class TwoPersonsRules {
    private final Plan plan;
    private final CertificateRules certificates;
    private final BallotRules ballots;

    TwoPersonsRules(Plan plan, CertificateRules certificates, BallotRules ballots) {
        this.plan = plan;
        this.certificates = certificates;
        this.ballots = ballots;
    }

    /** Asks for what nothing is in the way of. */
    Verdict ask(State state, String iin, Step step) {
        Verdict refusal = switch (step.kind()) {
            case ANNUL_ASK -> certificates.endless(state, iin, step.subject(), step.place());
            case TOLD_ASK -> certificates.unredeemable(state, iin, step.subject(), step.place());
            case INCLUDE_ASK ->
                isIncludedElsewhere(state, iin, step)
                        ? refused("already-exists")
                        : uninclusive(state, iin, step.place(), step.word());
            case VOID_ASK -> unvoidable(state, step.subject(), step.word());
            case LINK_ASK -> unlinkable(state, step.iin(), step.subject());
            default -> throw new IllegalArgumentException(step.kind().name());
        };
        return refusal != null
                ? refusal
                : waits(
                        state,
                        new Matter(
                                step.kind(), iin, subject(step), step.place(), step.word(), step.account(), "PENDING"));
    }

    /** A void is looked at before its matter is found or made, each in its moment. */
    Verdict lookAtVoid(State state, Step step) {
        Verdict refusal = unvoidable(state, step.subject(), step.word());
        return refusal != null ? refusal : new Verdict.Further((_, _) -> {});
    }

    Verdict registerVoid(State state, String iin, Step step) {
        return waits(
                state,
                new Matter(step.kind(), iin, step.subject(), step.place(), step.word(), step.account(), "PENDING"));
    }

    private static String subject(Step step) {
        return switch (step.kind()) {
            case INCLUDE_ASK -> "";
            // Each link that is asked for is a matter of its own.
            case LINK_ASK -> step.subject() + " " + step.key();
            default -> step.subject();
        };
    }

    private static Verdict waits(State state, Matter matter) {
        String waiting = state.matters().entrySet().stream()
                .filter(one -> one.getValue().state().equals("PENDING")
                        && one.getValue().kind() == matter.kind()
                        && one.getValue().iin().equals(matter.iin())
                        && one.getValue().subject().equals(matter.subject())
                        && (matter.kind() != Step.Kind.TOLD_ASK
                                || one.getValue().place().equals(matter.place())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        return new Verdict.Done(
                202,
                reply -> waiting == null ? !state.matters().containsKey(id(reply)) : waiting.equals(id(reply)),
                (next, reply) -> next.matters().putIfAbsent(id(reply), matter));
    }

    private static String id(Reply reply) {
        return String.valueOf(reply.json().get("id"));
    }

    /** The second person's decision. */
    Verdict decide(State state, Step step) {
        Matter matter = state.matters().get(step.subject());
        if (matter == null) {
            return refused("not-found");
        }
        if (matter.account().equals(step.account())) {
            return refused("own-approval");
        }
        // The same decision of the same account is the same again.
        String decided = step.word() + " " + step.account();
        if (matter.state().equals(decided)) {
            return done(200, (_, _) -> {});
        }
        if (!matter.state().equals("PENDING")) {
            return refused("approval-needed");
        }
        if (step.word().equals("reject")) {
            return done(200, (next, _) -> next.matters().put(step.subject(), matter.in(decided)));
        }
        Verdict refusal = hindrance(state, matter);
        Consumer<State> effect = effect(matter, step.subject());
        BiConsumer<State, Reply> approved = (next, _) -> {
            next.matters().put(step.subject(), matter.in(decided));
            effect.accept(next);
        };
        return refusal != null ? refusal : done(200, approved);
    }

    private @Nullable Verdict hindrance(State state, Matter matter) {
        boolean linked = state.links().containsKey(matter.iin());
        return switch (matter.kind()) {
            case ANNUL_ASK ->
                linked
                        ? refused("unknown-certificate")
                        : certificates.endless(state, matter.iin(), matter.subject(), matter.place());
            case TOLD_ASK ->
                linked
                        ? refused("not-on-list")
                        : certificates.unredeemable(state, matter.iin(), matter.subject(), matter.place());
            case INCLUDE_ASK ->
                linked ? refused("not-on-list") : uninclusive(state, matter.iin(), matter.place(), matter.word());
            case VOID_ASK -> unvoidable(state, matter.subject(), matter.word());
            default -> unlinkable(state, matter.iin(), principal(matter));
        };
    }

    private Consumer<State> effect(Matter matter, String id) {
        return switch (matter.kind()) {
            case ANNUL_ASK -> next -> next.papers().computeIfPresent(matter.subject(), (_, p) -> p.in("ANNULLED"));
            case TOLD_ASK ->
                next -> CertificateRules.redeemed(next, matter.iin(), matter.subject(), matter.place(), "told " + id);
            case INCLUDE_ASK -> next -> move(next, matter.iin(), matter.place());
            case VOID_ASK -> next -> voided(next, matter.subject());
            default -> next -> link(next, matter.iin(), principal(matter));
        };
    }

    private static String principal(Matter matter) {
        return matter.subject().substring(0, 12);
    }

    private static void move(State next, String iin, @Nullable String place) {
        String before =
                place == null ? next.listed().remove(iin) : next.listed().put(iin, place);
        if (before != null) {
            next.left().add(iin + " " + before);
        }
    }

    private static void voided(State next, String id) {
        Entry entry = next.entries().get(id);
        if (entry != null) {
            next.entries().put(id, entry.voidedNow());
            next.papers().computeIfPresent(entry.number(), (_, p) -> p.state().equals("REDEEMED") ? p.in("ISSUED") : p);
        }
    }

    private void link(State next, String iin, String principal) {
        next.links().put(iin, principal);
        boolean conflict = next.votes(iin).findAny().isPresent();
        String listed = next.listed().get(iin);
        if (!conflict && listed != null && !plan.locked() && !certificates.isCounting(next, iin)) {
            move(next, iin, null);
            if (!next.listed().containsKey(principal)) {
                move(next, principal, listed);
            }
        }
    }

    private @Nullable Verdict unlinkable(State state, String iin, String principal) {
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

    private @Nullable Verdict unvoidable(State state, String id, String ground) {
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

    private @Nullable Verdict uninclusive(State state, String iin, String place, String basis) {
        if (plan.locked()) {
            return refused("lists-frozen");
        }
        if (!state.session(place).admits(plan.time())) {
            return refused("polls-closed");
        }
        if (place.equals(state.listed().get(iin))) {
            return refused("already-exists");
        }
        if (basis.equals("REGISTRY_PROOF") && !Objects.equals(plan.registered().get(iin), place)) {
            return refused("not-eligible");
        }
        return ballots.tied(state, iin);
    }

    private boolean isIncludedElsewhere(State state, String iin, Step step) {
        return uninclusive(state, iin, step.place(), step.word()) == null
                && state.matters().values().stream()
                        .anyMatch(matter -> matter.kind() == Step.Kind.INCLUDE_ASK
                                && matter.state().equals("PENDING")
                                && matter.iin().equals(iin)
                                && !matter.place().equals(step.place()));
    }
}
