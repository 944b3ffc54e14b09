package kz.tizim.model;

import static kz.tizim.model.Verdict.done;
import static kz.tizim.model.Verdict.refused;

import java.util.Set;
import kz.tizim.model.State.Entry;
import kz.tizim.model.State.Paper;
import org.jspecify.annotations.Nullable;

/** The rules of certificates: issue, return, loss, annulment, redemption (domain rules 6 to 8). */
final class CertificateRules {
    private static final Set<String> NOT_TO_BE_BROUGHT = Set.of("RETURNED", "REPORTED_LOST", "ANNULLED");

    private final Plan plan;
    private final ListRules lists;

    CertificateRules(Plan plan, ListRules lists) {
        this.plan = plan;
        this.lists = lists;
    }

    Verdict issue(State state, String iin, Step step) {
        String contest = step.contests().getFirst();
        if (plan.locked()) {
            return refused("lists-frozen");
        }
        if (!plan.issuing()) {
            return refused("outside-window");
        }
        if (!step.place().equals(state.listed().get(iin))) {
            return refused("not-on-list");
        }
        if (!plan.site(step.place()).contests().contains(contest)) {
            return refused("not-eligible");
        }
        if (state.vote(iin, contest).isPresent()) {
            return refused("already-voted");
        }
        if (state.papers().values().stream()
                .anyMatch(paper -> state.isOnePerson(paper.iin(), iin)
                        && paper.contest().equals(contest)
                        && !paper.state().equals("RETURNED"))) {
            return refused("certificate-exists");
        }
        String blank = step.subject();
        if (!BlankRules.serves(state, blank, contest, step.place())) {
            return refused("invalid-request");
        }
        return new Verdict.Done(
                201, reply -> blank.isEmpty() || blank.equals(reply.json().get("number")), (next, reply) -> {
                    String number = String.valueOf(reply.json().get("number"));
                    next.papers().put(number, new Paper(iin, contest, step.place(), "ISSUED"));
                    BlankRules.issued(next, blank);
                });
    }

    /** Return, loss and annulment share what is in their way. */
    @Nullable
    Verdict endless(State state, String iin, String number, String place) {
        Paper paper = state.papers().get(number);
        if (paper == null) {
            // Of another person, or of nobody.
            return refused("wrong-holder", "unknown-certificate");
        }
        if (!paper.iin().equals(iin)) {
            return refused("wrong-holder");
        }
        if (!paper.home().equals(place)) {
            return refused("not-on-list");
        }
        if (plan.locked()) {
            return refused("lists-frozen");
        }
        if (state.session(place).isOver(plan.time())) {
            return refused("outside-window");
        }
        if (paper.state().equals("REDEEMED")) {
            return refused("certificate-used");
        }
        if (!paper.state().equals("ISSUED")) {
            return refused("certificate-not-valid");
        }
        return lists.isCounting(state, iin) ? refused("lists-frozen") : null;
    }

    Verdict end(State state, String iin, Step step, String ended) {
        Verdict refusal = endless(state, iin, step.subject(), step.place());
        return refusal != null
                ? refusal
                : done(201, (next, reply) -> next.papers().computeIfPresent(step.subject(), (_, p) -> p.in(ended)));
    }

    /** Why a certificate is not redeemed, null when it is. */
    @Nullable
    Verdict unredeemable(State state, String iin, String number, String place) {
        Paper paper = state.papers().get(number);
        if (paper == null) {
            return refused("wrong-holder", "certificate-not-valid", "unknown-certificate");
        }
        if (NOT_TO_BE_BROUGHT.contains(paper.state())) {
            return refused("certificate-not-valid");
        }
        if (!paper.iin().equals(iin)) {
            return refused("wrong-holder");
        }
        if (!state.session(place).admits(plan.time())) {
            return refused("polls-closed");
        }
        if (paper.state().equals("REDEEMED")) {
            return refused("certificate-used");
        }
        if (!paper.state().equals("ISSUED")) {
            return refused("certificate-not-valid");
        }
        if (plan.site(place).settlement().equals(plan.site(paper.home()).settlement())) {
            return refused("same-settlement");
        }
        if (!plan.site(place).contests().contains(paper.contest())) {
            return refused("outside-scope");
        }
        return state.vote(iin, paper.contest()).isPresent() ? refused("already-voted") : null;
    }

    Verdict redeem(State state, String iin, Step step) {
        Verdict refusal = unredeemable(state, iin, step.subject(), step.place());
        return refusal != null
                ? refusal
                : done(
                        201,
                        (next, reply) -> redeemed(
                                next,
                                iin,
                                step.subject(),
                                step.place(),
                                String.valueOf(reply.json().get("ledgerEntry"))));
    }

    static void redeemed(State next, String iin, String number, String place, String entry) {
        Paper paper = next.papers().get(number);
        if (paper != null) {
            next.entries()
                    .put(entry, new Entry(iin, paper.contest(), place, "STATION", "CERTIFICATE", number, "", false, 0));
            next.papers().put(number, paper.in("REDEEMED"));
        }
    }
}
