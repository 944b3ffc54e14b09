package kz.tizim.polling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.tizim.access.AuditTrail;
import kz.tizim.election.ElectionFacts.ContestFacts;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.Answer;
import kz.tizim.ledger.LedgerEntry;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Question;
import kz.tizim.ledger.Sql;
import kz.tizim.precinct.Desk;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * A ballot at the home list (domain rule 9): identity document, signature, one ledger entry a contest. Refused while a
 * certificate is out; at home only on an accepted request, which keeps nobody from the station. Contests count one by one.
 */
@ApplicationScoped
class BallotService {
    private static final Question<DeskFacts> QUESTION = Question.of("", DeskFacts.select(""), DeskFacts::read);

    private final Acts acts;

    BallotService(Acts acts) {
        this.acts = acts;
    }

    /** Admits a voter to the ballots of the contests asked for, or says why not. */
    Answer admit(Desk desk, List<ContestFacts> contests, BallotRequest request) {
        return Acts.onPrincipal(request.iin().value(), iin -> admitFor(iin, desk, contests, request));
    }

    private Answer admitFor(long iin, Desk desk, List<ContestFacts> contests, BallotRequest request) {
        List<String> codes = contests.stream().map(ContestFacts::code).toList();
        var asked = List.of(desk.election().code(), desk.precinct().code(), request.channel(), codes);
        var act = desk.admission("ballot", iin, asked, String.join(" ", codes));
        return acts.perform(act, QUESTION.about(), (facts, now) -> {
            Problem refusal = refusal(desk, request.channel(), facts.getFirst(), now);
            return refusal != null ? new Outcome.Refused(refusal) : decide(desk, contests, iin, request, facts, now);
        });
    }

    private static @Nullable Problem refusal(
            Desk desk, BallotRequest.Channel channel, DeskFacts facts, OffsetDateTime now) {
        if (!facts.session().admitsAt(now, desk.election().pollingDay())) {
            return facts.session().closed(desk.election().pollingDay());
        }
        if (!facts.isListedAt(desk.precinct().id())) {
            return facts.notListed();
        }
        return channel == BallotRequest.Channel.HOME && !facts.visitedAtHome()
                ? ProblemType.NO_HOME_VISIT.with(
                        "Ballots are given at home only on a written request that the chair has accepted.")
                : null;
    }

    private static Outcome decide(
            Desk desk,
            List<ContestFacts> contests,
            long iin,
            BallotRequest request,
            List<DeskFacts> facts,
            OffsetDateTime now) {
        Map<Integer, DeskFacts> entitlements =
                facts.stream().collect(Collectors.toMap(DeskFacts::contestId, Function.identity()));
        var results = new ArrayList<BallotResults.Result>();
        var entries = new ArrayList<Sql.Row>();
        Problem first = null;
        for (ContestFacts contest : contests) {
            DeskFacts entitlement = Objects.requireNonNull(entitlements.get(contest.id()));
            Problem refusal = entitlement.refusal();
            if (refusal != null) {
                first = first == null ? refusal : first;
                results.add(
                        new BallotResults.Result(contest.code(), refusal.type().slug(), null));
                continue;
            }
            UUID id = AuditTrail.timeOrderedId();
            entries.add(LedgerEntry.insert(
                    id,
                    desk.election().id(),
                    contest.id(),
                    iin,
                    LedgerEntry.nextSeq(entitlement.last()),
                    desk.precinct().id(),
                    request.channel().name(),
                    "HOME_LIST",
                    null,
                    desk.operator().accountId(),
                    now));
            results.add(new BallotResults.Result(contest.code(), "ADMITTED", id));
        }
        // Where nothing is admitted the first reason is the answer; the others stand beside it.
        return entries.isEmpty() && first != null
                ? new Outcome.Refused(first.with("results", results))
                : new Outcome.Done(new BallotResults(results), entries);
    }
}
