package kz.tizim.polling;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.tizim.access.AlertKind;
import kz.tizim.access.Alerts;
import kz.tizim.access.AuditTrail;
import kz.tizim.election.ElectionFacts.ContestFacts;
import kz.tizim.ledger.LedgerConflict;
import kz.tizim.ledger.LedgerEntry;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Sql;
import kz.tizim.polling.LateBallotResults.Result;
import kz.tizim.precinct.Desk;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Decides about one ballot from paper, contest by contest, and collects what is written. */
final class LateDecision {
    private static final Sql RAISE = Sql.over(Alerts.COLUMNS, Alerts.RAISE);

    private final Desk desk;
    private final long iin;
    private final LateBallotRequest request;
    private final LedgerEntry.Paper paper;
    private final OffsetDateTime now;
    private final List<Result> results = new ArrayList<>();
    private final List<Sql.Row> writes = new ArrayList<>();
    private @Nullable Problem first;

    LateDecision(Desk desk, long iin, LateBallotRequest request, OffsetDateTime now) {
        this.desk = desk;
        this.iin = iin;
        this.request = request;
        this.paper = new LedgerEntry.Paper(request.writtenAt(), request.sheet());
        this.now = now;
    }

    Outcome decide(List<ContestFacts> contests, List<LateFacts> facts) {
        for (ContestFacts contest : contests) {
            LateFacts known = facts.stream()
                    .filter(fact -> fact.desk().contestId() == contest.id())
                    .findFirst()
                    .orElseThrow();
            decide(contest, known);
        }
        // Where nothing is entered the first reason is the answer; the others stand beside it.
        return writes.isEmpty() && first != null
                ? new Outcome.Refused(first.with("results", results))
                : new Outcome.Done(new LateBallotResults(results), writes);
    }

    private void decide(ContestFacts contest, LateFacts facts) {
        LedgerEntry vote = facts.desk().vote();
        if (vote == null) {
            admit(contest, facts);
        } else if (facts.sameSheet()) {
            refuse(contest, vote.used(ProblemType.ALREADY_VOTED, "The ballot of this sheet was entered before."));
        } else if (facts.noted()) {
            refuse(contest, vote.used(ProblemType.ALREADY_EXISTS, "The conflict of this sheet was entered before."));
        } else {
            conflict(contest, vote, facts.timesNoted());
        }
    }

    private void admit(ContestFacts contest, LateFacts facts) {
        UUID id = AuditTrail.timeOrderedId();
        int seq = LedgerEntry.nextSeq(facts.desk().last());
        writes.add(LedgerEntry.insertLate(
                id,
                desk.election().id(),
                contest.id(),
                iin,
                seq,
                desk.precinct().id(),
                request.channel().name(),
                paper,
                desk.operator().accountId(),
                now));
        for (int number = 1; number <= request.spoiledOrNone(); number++) {
            writes.add(ReplacementService.INSERT.row(
                    desk.election().id(),
                    contest.id(),
                    iin,
                    seq,
                    number,
                    "On paper, sheet " + request.sheet(),
                    desk.operator().accountId(),
                    now));
        }
        List<String> oddities = oddities(facts);
        if (!oddities.isEmpty()) {
            raise(id, "A ballot was given on paper " + String.join(", ", oddities) + ": entry");
        }
        results.add(new Result(contest.code(), LateBallotResults.ADMITTED, id, null, null, null, null));
    }

    /** Why the ballot should not have been given, though it was. */
    private List<String> oddities(LateFacts facts) {
        var oddities = new ArrayList<String>();
        if (facts.isStruckOut()) {
            oddities.add("to a voter who is struck out of the list");
        }
        if (request.channel() == BallotRequest.Channel.HOME && !facts.desk().visitedAtHome()) {
            oddities.add("at home without an accepted request");
        }
        if (!facts.desk()
                .session()
                .isWithinHours(request.writtenAt(), desk.election().pollingDay())) {
            oddities.add("outside of the hours that an act had changed");
        }
        return oddities;
    }

    private void conflict(ContestFacts contest, LedgerEntry vote, int number) {
        UUID id = AuditTrail.timeOrderedId();
        writes.add(LedgerConflict.insert(
                id,
                desk.election().id(),
                contest.id(),
                vote.iin(),
                vote.seq(),
                desk.precinct().id(),
                request.channel().name(),
                paper,
                number,
                request.act(),
                request.spoiledOrNone(),
                desk.operator().accountId(),
                now));
        raise(id, "A second ballot was given on paper, the first one at " + vote.precinct() + ": conflict");
        results.add(new Result(
                contest.code(),
                LateBallotResults.CONFLICT,
                null,
                id,
                vote.precinct(),
                vote.admittedAt(),
                vote.basis()));
    }

    private void refuse(ContestFacts contest, Problem problem) {
        first = first == null ? problem : first;
        results.add(new Result(contest.code(), problem.type().slug(), null, null, null, null, null));
    }

    private void raise(UUID subject, String detail) {
        writes.add(RAISE.row(Alerts.row(
                AlertKind.VOTE_CONFLICT, desk.election().id(), desk.precinct().id(), subject.toString(), detail)));
    }
}
