package kz.tizim.polling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import kz.tizim.access.Operator;
import kz.tizim.election.ElectionFacts;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.Inquiries;
import kz.tizim.ledger.Question;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.registry.Iin;

/** The desk's answer to who stands there, contest by contest; it changes nothing. */
@ApplicationScoped
class EntitlementService {
    private static final Question<DeskFacts> QUESTION = Question.of("", DeskFacts.select(""), DeskFacts::read);

    private final Inquiries inquiries;

    EntitlementService(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    /** What the citizen may do here. */
    Entitlements of(ElectionFacts election, PrecinctFacts precinct, Iin iin, Operator operator) {
        return Acts.onPrincipal(
                iin.value(),
                number -> inquiries.ask(
                        "entitlement",
                        number,
                        operator,
                        election.id(),
                        precinct.id(),
                        QUESTION.about(),
                        (facts, now) -> answer(election, precinct, facts, now)));
    }

    private static Entitlements answer(
            ElectionFacts election, PrecinctFacts precinct, List<DeskFacts> facts, OffsetDateTime now) {
        boolean admitting = facts.getFirst().session().admitsAt(now, election.pollingDay());
        boolean listedHere = facts.getFirst().isListedAt(precinct.id());
        var contests = election.contestsAt(precinct.kato()).stream()
                .map(contest -> facts.stream()
                        .filter(fact -> fact.contestId() == contest.id())
                        .map(fact -> Entitlements.Entitlement.of(contest.code(), precinct.code(), listedHere, fact))
                        .findFirst()
                        .orElseThrow())
                .toList();
        return new Entitlements(precinct.code(), admitting, contests);
    }
}
