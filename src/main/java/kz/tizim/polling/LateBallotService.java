package kz.tizim.polling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import kz.tizim.election.ElectionFacts.ContestFacts;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.Answer;
import kz.tizim.ledger.Outcome;
import kz.tizim.precinct.Desk;
import kz.tizim.precinct.PollingSession;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Late entries (domain rule 15): a ballot that was given at the printed list without network is entered until the closing
 * report is signed. It was really given: where the vote was used already it stays as a conflict, and where the voter should
 * not have got it, because a certificate is out, the list has changed, the polls had closed by an act that had not arrived
 * there, or nobody had asked to vote at home, it is entered all the same. All raise an alert.
 */
@ApplicationScoped
class LateBallotService {
    private final Acts acts;

    LateBallotService(Acts acts) {
        this.acts = acts;
    }

    /** Enters a ballot from paper, or says why not. */
    Answer enter(Desk desk, List<ContestFacts> contests, LateBallotRequest request) {
        return Acts.onPrincipal(request.iin().value(), iin -> enterFor(iin, desk, contests, request));
    }

    private Answer enterFor(long iin, Desk desk, List<ContestFacts> contests, LateBallotRequest request) {
        List<String> codes = contests.stream().map(ContestFacts::code).toList();
        var asked = Arrays.asList(
                desk.election().code(),
                desk.precinct().code(),
                request.channel(),
                codes,
                request.writtenAt().toInstant(),
                request.sheet(),
                request.spoiledOrNone(),
                request.act());
        var act = desk.admission("late-ballot", iin, asked, String.join(" ", codes));
        OffsetDateTime printedAt = desk.election()
                .calendar()
                .certificatesUntil()
                .atZone(desk.precinct().zone())
                .toOffsetDateTime();
        return acts.perform(
                act, LateFacts.QUESTION.about(request.sheet(), request.iin().value(), printedAt), (facts, now) -> {
                    Problem refusal = refusal(desk, facts.getFirst(), request.writtenAt(), now);
                    return refusal != null
                            ? new Outcome.Refused(refusal)
                            : new LateDecision(desk, iin, request, now).decide(contests, facts);
                });
    }

    private static @Nullable Problem refusal(Desk desk, LateFacts facts, OffsetDateTime writtenAt, OffsetDateTime now) {
        PollingSession session = facts.desk().session();
        if (session.state() != PollingSession.State.OPEN && session.state() != PollingSession.State.CLOSING) {
            return session.closed(desk.election().pollingDay());
        }
        if (writtenAt.isAfter(now)
                || !facts.widest().isWithinHours(writtenAt, desk.election().pollingDay())) {
            return ProblemType.OUTSIDE_WINDOW
                    .with("No ballot was given at this time: it is ahead, or not within the hours of polling day.")
                    .with(
                            "opensAt",
                            session.opensOn(desk.election().pollingDay()).toString())
                    .with(
                            "closesAt",
                            session.closesOn(desk.election().pollingDay()).toString());
        }
        return facts.isPrintedAt(desk.precinct().id()) ? null : facts.desk().notListed();
    }
}
