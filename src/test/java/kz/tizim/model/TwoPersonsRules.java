package kz.tizim.model;

import static kz.tizim.model.Verdict.done;
import static kz.tizim.model.Verdict.refused;

import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.model.State.Matter;
import kz.tizim.model.Step.Kind;
import org.jspecify.annotations.Nullable;

/** The rules of what one person asks for and another one decides (domain rules 7, 11, 12, 15 and 16). */
final class TwoPersonsRules {
    private static final String OVERTAKEN = "overtaken";

    private final Plan plan;
    private final CertificateRules certificates;
    private final ListRules lists;

    TwoPersonsRules(Plan plan, CertificateRules certificates, ListRules lists) {
        this.plan = plan;
        this.certificates = certificates;
        this.lists = lists;
    }

    /** Asks for what nothing is in the way of. */
    Verdict ask(State state, String iin, Step step) {
        Verdict refusal = switch (step.kind()) {
            case ANNUL_ASK -> certificates.endless(state, iin, step.subject(), step.place());
            case TOLD_ASK -> certificates.unredeemable(state, iin, step.subject(), step.place());
            case INCLUDE_ASK -> uninclusive(state, iin, step.place(), step.word());
            case LINK_ASK -> lists.unlinkable(state, step.iin(), step.subject());
            default -> throw new IllegalArgumentException(step.kind().name());
        };
        return refusal != null ? refusal : waits(state, Matter.of(step, iin, subject(step)));
    }

    /** Of a void it is looked at what is in the way before its matter is found or made, each in its moment. */
    Verdict lookAtVoid(State state, Step step) {
        Verdict refusal = step.kind() == Kind.VOID_ASK
                ? VoidRules.unvoidable(state, step.subject(), step.word())
                : VoidRules.undoable(state, step.subject());
        return refusal != null ? refusal : new Verdict.Further((_, _) -> {});
    }

    Verdict registerVoid(State state, Step step) {
        // Whose it is, the entry tells.
        return waits(state, Matter.of(step, "", step.subject()));
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
                        && (matter.kind() != Kind.TOLD_ASK && matter.kind() != Kind.INCLUDE_ASK
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
        // The same decision of the same account is the same again, and gets the same answer.
        String decided = step.word() + " " + step.account();
        if (matter.state().equals(decided)) {
            return new Verdict.Done(200, reply -> reply.body().equals(matter.answer()), (_, _) -> {});
        }
        if (!matter.state().equals("PENDING")) {
            return refused("approval-needed");
        }
        if (step.word().equals("reject")) {
            return done(200, (next, reply) -> next.matters().put(step.subject(), matter.in(decided, reply.body())));
        }
        Verdict refusal = hindrance(state, matter);
        BiConsumer<State, Reply> effect = effect(matter);
        BiConsumer<State, Reply> approved = (next, reply) -> {
            next.matters().put(step.subject(), matter.in(decided, reply.body()));
            effect.accept(next, reply);
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
            case INCLUDE_ASK -> linked ? refused("not-on-list") : uninclusive(state, matter);
            case VOID_ASK -> VoidRules.hindrance(state, matter.subject(), matter.word());
            case CONFLICT_VOID_ASK -> VoidRules.undoable(state, matter.subject());
            default -> lists.unlinkable(state, matter.iin(), principal(matter));
        };
    }

    private BiConsumer<State, Reply> effect(Matter matter) {
        String subject = matter.subject();
        return switch (matter.kind()) {
            case ANNUL_ASK -> (next, _) -> next.papers().computeIfPresent(subject, (_, paper) -> paper.in("ANNULLED"));
            case TOLD_ASK ->
                (next, reply) -> CertificateRules.redeemed(
                        next,
                        matter.iin(),
                        subject,
                        matter.place(),
                        String.valueOf(reply.json().get("ledgerEntry")));
            case INCLUDE_ASK -> (next, _) -> included(next, matter);
            case VOID_ASK -> (next, _) -> VoidRules.voided(next, subject);
            case CONFLICT_VOID_ASK -> (next, _) -> VoidRules.undone(next, subject);
            default -> (next, _) -> lists.link(next, matter.iin(), principal(matter));
        };
    }

    private static String principal(Matter matter) {
        return matter.subject().substring(0, 12);
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
        return lists.tied(state, iin);
    }

    /** What was asked before the citizen was included elsewhere is overtaken. */
    private @Nullable Verdict uninclusive(State state, Matter matter) {
        Verdict refusal = uninclusive(state, matter.iin(), matter.place(), matter.word());
        return refusal == null && matter.subject().equals(OVERTAKEN) ? refused("already-exists") : refusal;
    }

    private void included(State next, Matter matter) {
        lists.move(next, matter.iin(), matter.place());
        next.matters()
                .replaceAll((_, other) -> other.kind() == Kind.INCLUDE_ASK
                                && other.iin().equals(matter.iin())
                                && other.state().equals("PENDING")
                        ? other.about(OVERTAKEN)
                        : other);
    }
}
