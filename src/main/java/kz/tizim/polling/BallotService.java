package kz.tizim.polling;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.ElectionFacts.ContestFacts;
import kz.tizim.ledger.Act;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.Answer;
import kz.tizim.ledger.IdempotencyKey;
import kz.tizim.ledger.LedgerEntry;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Question;
import kz.tizim.ledger.Sql;
import kz.tizim.precinct.PollingSession;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * A ballot at the home list (domain rule 9): identity document, signature, one ledger entry a contest. Refused while a
 * certificate is out. Contests count one by one.
 */
@ApplicationScoped
class BallotService {
    private static final String QUESTION = """
            select %s, contest.id as contest_id, v.precinct_id as listed_at, hp.code as listed_at_code,
                   hp.address_kk as listed_at_address, d.since as detached_since, %s
            from precinct p
            %s
            join contest on contest.election_id = ?
            left join voter v on v.election_id = contest.election_id and v.iin = ?
            left join precinct hp on hp.id = v.precinct_id
            left join detachment d on d.election_id = v.election_id and d.contest_id = contest.id and d.iin = v.iin
                                  and d.ended_at is null
            %s
            where p.id = ?""".formatted(
                    PollingSession.COLUMNS,
                    LedgerEntry.COLUMNS,
                    PollingSession.JOIN,
                    LedgerEntry.join("contest.election_id", "contest.id", "v.iin"));

    private final Acts acts;

    BallotService(Acts acts) {
        this.acts = acts;
    }

    private record Facts(
            PollingSession session,
            @Nullable Integer listedAt,
            @Nullable String listedAtCode,
            @Nullable String listedAtAddress,
            Map<Integer, Entitlement> entitlements) {

        static Facts read(ResultSet rows) throws SQLException {
            var entitlements = new HashMap<Integer, Entitlement>();
            var facts = new Facts(
                    PollingSession.read(rows),
                    (Integer) rows.getObject("listed_at"),
                    rows.getString("listed_at_code"),
                    rows.getString("listed_at_address"),
                    entitlements);
            do {
                entitlements.put(
                        rows.getInt("contest_id"),
                        new Entitlement(
                                rows.getObject("detached_since", OffsetDateTime.class), LedgerEntry.read(rows)));
            } while (rows.next());
            return facts;
        }
    }

    private record Entitlement(
            @Nullable OffsetDateTime detachedSince,
            @Nullable LedgerEntry last) {
        @Nullable
        Problem refusal() {
            LedgerEntry vote = LedgerEntry.live(last);
            if (vote != null) {
                return vote.used(ProblemType.ALREADY_VOTED, "This voter has voted.");
            }
            if (detachedSince != null) {
                return ProblemType.DETACHED
                        .with("An absentee certificate is out: the voter votes with it, or returns it first.")
                        .with("since", detachedSince);
            }
            return null;
        }
    }

    /** Admits a voter to the ballots of the contests asked for, or says why not. */
    Answer admit(
            ElectionFacts election,
            List<ContestFacts> contests,
            PrecinctFacts precinct,
            BallotRequest request,
            IdempotencyKey key,
            Operator operator) {
        long iin = request.iin().value();
        List<String> codes = contests.stream().map(ContestFacts::code).toList();
        var asked = List.of(election.code(), precinct.code(), request.channel(), codes);
        var act = new Act(
                "ballot", iin, key, asked, operator, election.id(), precinct.id(), true, String.join(" ", codes));
        Question<Facts> question = Question.of(Facts::read, QUESTION, election.id(), election.id(), iin, precinct.id());
        return acts.perform(act, question, (facts, now) -> {
            Problem refusal = refusal(election, precinct, facts, now);
            return refusal != null
                    ? new Outcome.Refused(refusal)
                    : decide(election, contests, precinct, request, facts, operator, now);
        });
    }

    private static @Nullable Problem refusal(
            ElectionFacts election, PrecinctFacts precinct, Facts facts, OffsetDateTime now) {
        if (!facts.session().admitsAt(now, election.pollingDay())) {
            return facts.session().closed(election.pollingDay());
        }
        if (facts.listedAt() == null) {
            return ProblemType.NOT_ON_LIST.with("This citizen stands on no list of the election.");
        }
        if (facts.listedAt() != precinct.id()) {
            return ProblemType.NOT_ON_LIST
                    .with("This voter stands on the list of another precinct.")
                    .with("listedAt", String.valueOf(facts.listedAtCode()))
                    .with("address", String.valueOf(facts.listedAtAddress()));
        }
        return null;
    }

    private static Outcome decide(
            ElectionFacts election,
            List<ContestFacts> contests,
            PrecinctFacts precinct,
            BallotRequest request,
            Facts facts,
            Operator operator,
            OffsetDateTime now) {
        var results = new ArrayList<BallotResults.Result>();
        var entries = new ArrayList<Sql>();
        Problem first = null;
        for (ContestFacts contest : contests) {
            Entitlement entitlement =
                    java.util.Objects.requireNonNull(facts.entitlements().get(contest.id()));
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
                    election.id(),
                    contest.id(),
                    request.iin().value(),
                    LedgerEntry.nextSeq(entitlement.last()),
                    precinct.id(),
                    request.channel().name(),
                    "HOME_LIST",
                    null,
                    operator.accountId(),
                    now));
            results.add(new BallotResults.Result(contest.code(), "ADMITTED", id));
        }
        // Where nothing is admitted the first reason is the answer; the others stand beside it.
        return entries.isEmpty() && first != null
                ? new Outcome.Refused(first.with("results", results))
                : new Outcome.Done(new BallotResults(results), entries);
    }
}
