package kz.tizim.polling;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import kz.tizim.precinct.PollingSession;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * A ballot at the home list (domain rule 9): identity document, signature, one ledger entry a contest. Refused while a
 * certificate is out; at home only on an accepted request, which keeps nobody from the station. Contests count one by one.
 */
@ApplicationScoped
class BallotService {
    private static final Question<Facts> QUESTION = Question.of(
            "",
            """
            select %s, contest.id as contest_id, v.precinct_id as listed_at, hp.code as listed_at_code,
                   hp.address_kk as listed_at_address, d.since as detached_since,
                   exists (select from home_visit h where h.election_id = given.election_id and h.iin = given.iin
                               and h.precinct_id = given.precinct_id and h.state = 'ACCEPTED') as visited_at_home, %s
            from precinct p
            %s
            join contest on contest.election_id = given.election_id
            left join voter v on v.election_id = contest.election_id and v.iin = given.iin
            left join precinct hp on hp.id = v.precinct_id
            left join detachment d on d.election_id = v.election_id and d.contest_id = contest.id and d.iin = v.iin
                                  and d.ended_at is null
            %s
            where p.id = given.precinct_id""".formatted(
                            PollingSession.COLUMNS,
                            LedgerEntry.COLUMNS,
                            PollingSession.JOIN,
                            LedgerEntry.join("contest.election_id", "contest.id", "v.iin")),
            Facts::read);

    private final Acts acts;

    BallotService(Acts acts) {
        this.acts = acts;
    }

    /** What is known for one contest; all but the entitlement is the same for each. */
    private record Facts(
            PollingSession session,
            @Nullable Integer listedAt,
            @Nullable String listedAtCode,
            @Nullable String listedAtAddress,
            boolean visitedAtHome,
            int contestId,
            Entitlement entitlement) {

        static Facts read(ResultSet row) throws SQLException {
            return new Facts(
                    PollingSession.read(row),
                    (Integer) row.getObject("listed_at"),
                    row.getString("listed_at_code"),
                    row.getString("listed_at_address"),
                    row.getBoolean("visited_at_home"),
                    row.getInt("contest_id"),
                    new Entitlement(row.getObject("detached_since", OffsetDateTime.class), LedgerEntry.read(row)));
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
            Desk desk, BallotRequest.Channel channel, Facts facts, OffsetDateTime now) {
        if (!facts.session().admitsAt(now, desk.election().pollingDay())) {
            return facts.session().closed(desk.election().pollingDay());
        }
        if (facts.listedAt() == null) {
            return ProblemType.NOT_ON_LIST.with("This citizen stands on no list of the election.");
        }
        if (facts.listedAt() != desk.precinct().id()) {
            return ProblemType.NOT_ON_LIST
                    .with("This voter stands on the list of another precinct.")
                    .with("listedAt", String.valueOf(facts.listedAtCode()))
                    .with("address", String.valueOf(facts.listedAtAddress()));
        }
        if (channel == BallotRequest.Channel.HOME && !facts.visitedAtHome()) {
            return ProblemType.NO_HOME_VISIT.with(
                    "Ballots are given at home only on a written request that the chair has accepted.");
        }
        return null;
    }

    private static Outcome decide(
            Desk desk,
            List<ContestFacts> contests,
            long iin,
            BallotRequest request,
            List<Facts> facts,
            OffsetDateTime now) {
        Map<Integer, Entitlement> entitlements =
                facts.stream().collect(Collectors.toMap(Facts::contestId, Facts::entitlement));
        var results = new ArrayList<BallotResults.Result>();
        var entries = new ArrayList<Sql.Row>();
        Problem first = null;
        for (ContestFacts contest : contests) {
            Entitlement entitlement = java.util.Objects.requireNonNull(entitlements.get(contest.id()));
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
