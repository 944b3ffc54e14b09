package kz.tizim.voterlist;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.Answer;
import kz.tizim.ledger.LinkedIinException;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Question;
import kz.tizim.ledger.Sql;
import kz.tizim.precinct.Desk;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Decides requests about a list (domain rule 5): the commission once, with its reasons, on the day of the request; what a
 * court orders is carried out even after a refusal. Granting changes the list in the same step.
 */
@ApplicationScoped
class CorrectionDecisionService {
    private static final Question<Facts> QUESTION = Question.of(
            "correction_id uuid",
            """
            select correction.kind, correction.decide_before, last.number as last_number, last.granted as last_granted,
                   exists (select 1 from citizen c join eligibility_rule rule on %s
                           where c.iin = given.iin and %s) as eligible_if_alive,
                   exists (select 1 from precinct_session here
                           where here.election_id = e.id and here.precinct_id = given.precinct_id
                             and here.state in ('CLOSING', 'LOCKED')) as counting_here,
                   %s,
            """.formatted(
                                    Eligibility.inForce("e.polling_day"),
                                    Eligibility.conditionIfAlive("e.polling_day"),
                                    VoterDetails.columns("written", "listed_"))
                    + Standing.COLUMNS
                    + Standing.FROM
                    + """
                    join correction on correction.election_id = e.id and correction.iin = given.iin
                                   and correction.id = given.correction_id
                    left join listed_voter written on written.election_id = e.id and written.iin = given.iin
                    left join lateral (
                        select d.number, d.granted from correction_decision d
                        where d.election_id = e.id and d.iin = given.iin and d.correction_id = given.correction_id
                        order by d.number desc limit 1) last on true"""
                    + Standing.OF_THE_ACT,
            Facts::read);
    private static final Sql DECIDE = Sql.insert(
            "correction_decision",
            "election_id integer, iin bigint, correction_id uuid, number smallint, granted boolean, text text,"
                    + " case_number text, decided_at timestamptz, account_id integer");

    private final Acts acts;

    CorrectionDecisionService(Acts acts) {
        this.acts = acts;
    }

    /**
     * What is known when it is decided.
     *
     * @param lastGranted the last decision, null when there is none
     * @param eligibleIfAlive whether the citizen may vote but for what the registry says of life and death
     * @param countingHere whether the precinct closes or has closed, whatever hours this instance knows of
     * @param listed as the list writes the voter, null when on none
     */
    private record Facts(
            Standing standing,
            CorrectionRequest.Kind kind,
            OffsetDateTime decideBefore,
            @Nullable Boolean lastGranted,
            boolean eligibleIfAlive,
            boolean countingHere,
            @Nullable VoterDetails listed) {
        static Facts read(ResultSet row) throws SQLException {
            return new Facts(
                    Standing.read(row),
                    CorrectionRequest.Kind.valueOf(row.getString("kind")),
                    row.getObject("decide_before", OffsetDateTime.class),
                    (Boolean) row.getObject("last_granted"),
                    row.getBoolean("eligible_if_alive"),
                    row.getBoolean("counting_here"),
                    VoterDetails.read(row, "listed_"));
        }
    }

    /** Decides a request and changes the list where it is granted, or says why not. */
    Answer decide(Desk desk, CorrectionShown request, CorrectionRequest.Decision decision) {
        long iin = request.iin().value();
        if (decision.caseNumber() != null && !decision.granted()) {
            throw Problem.invalid("caseNumber", "is only for what a court orders");
        }
        var asked = List.of(
                desk.election().code(),
                request.id(),
                decision.granted(),
                decision.text(),
                String.valueOf(decision.caseNumber()));
        var act = desk.act("correction-decision", iin, asked, request.id().toString());
        try {
            return acts.perform(act, QUESTION.about(request.id()), (found, now) -> {
                Facts facts = found.getFirst();
                Problem refusal = refusal(desk, request, decision, facts, now);
                return refusal != null ? new Outcome.Refused(refusal) : decided(desk, request, decision, facts, now);
            });
        } catch (LinkedIinException e) {
            throw ProblemType.NOT_ON_LIST.exception(
                    "The number of this request was linked to another one of the same person: ask anew with that.");
        }
    }

    private static @Nullable Problem refusal(
            Desk desk, CorrectionShown request, CorrectionRequest.Decision decision, Facts facts, OffsetDateTime now) {
        Standing standing = facts.standing();
        if (standing.frozen() != null) {
            return standing.frozen();
        }
        Problem closed = desk.closedToChanges(now);
        if (closed != null) {
            return closed;
        }
        if (facts.countingHere()) {
            return ProblemType.LISTS_FROZEN.with("The polls have closed here: this list does not change any more.");
        }
        if (Boolean.TRUE.equals(facts.lastGranted())) {
            return ProblemType.ALREADY_EXISTS.with("This request was granted.");
        }
        if (facts.lastGranted() != null && decision.caseNumber() == null) {
            return ProblemType.ALREADY_EXISTS.with(
                    "The commission has decided: otherwise decides a court, by its case.");
        }
        if (!decision.granted()) {
            return null;
        }
        boolean here = standing.precinctId() != null
                && standing.precinctId() == desk.precinct().id();
        return switch (facts.kind()) {
            case INCLUDE -> here ? alreadyHere() : whyNotIncluded(facts, decision.caseNumber() != null);
            case EXCLUDE -> here ? standing.tied() : notHere(standing);
            // Who has voted or has a certificate out may be written rightly too: nobody comes or goes by it.
            case AMEND -> here ? whyNotAmended(request, facts) : notHere(standing);
        };
    }

    private static @Nullable Problem whyNotAmended(CorrectionShown request, Facts facts) {
        VoterDetails listed = Objects.requireNonNull(facts.listed());
        return amended(request, facts).equals(listed)
                ? ProblemType.ALREADY_EXISTS.with("The list writes this voter so already.")
                : null;
    }

    private static VoterDetails amended(CorrectionShown request, Facts facts) {
        return Objects.requireNonNull(request.details()).in(Objects.requireNonNull(facts.listed()));
    }

    private static @Nullable Problem whyNotIncluded(Facts facts, boolean byCourt) {
        if (!byCourt && facts.standing().precinctId() != null) {
            return notHere(facts.standing());
        }
        if (!byCourt && !facts.eligibleIfAlive()) {
            return ProblemType.NOT_ELIGIBLE.with("By the registry this citizen may not vote on polling day.");
        }
        return facts.standing().tied();
    }

    private static Problem alreadyHere() {
        return ProblemType.ALREADY_EXISTS.with("This citizen stands on this list already.");
    }

    private static Problem notHere(Standing standing) {
        Problem problem = ProblemType.NOT_ON_LIST.with(
                standing.precinct() == null
                        ? "This citizen stands on no list."
                        : "This voter stands on the list of another precinct: only a court moves a voter now.");
        return standing.precinct() == null ? problem : problem.with("listedAt", standing.precinct());
    }

    private static Outcome decided(
            Desk desk, CorrectionShown request, CorrectionRequest.Decision decision, Facts facts, OffsetDateTime now) {
        long iin = request.iin().value();
        var rows = new ArrayList<Sql.Row>();
        rows.add(DECIDE.row(
                desk.election().id(),
                iin,
                request.id(),
                facts.lastGranted() == null ? 0 : 1,
                decision.granted(),
                decision.text(),
                decision.caseNumber(),
                now,
                desk.operator().accountId()));
        if (decision.granted()) {
            rows.addAll(granted(desk, request, decision.caseNumber(), facts, now));
        }
        return new Outcome.Done(
                new CorrectionShown.Decision(
                        decision.granted(),
                        decision.text(),
                        desk.local(now),
                        !now.isBefore(facts.decideBefore()),
                        decision.caseNumber()),
                rows);
    }

    private static List<Sql.Row> granted(
            Desk desk, CorrectionShown request, @Nullable String caseNumber, Facts facts, OffsetDateTime now) {
        int election = desk.election().id();
        long iin = request.iin().value();
        ListBasis basis = caseNumber == null ? ListBasis.CORRECTION : ListBasis.COURT;
        String reference = (caseNumber == null ? "Request " : "Case " + caseNumber + ", request ") + request.id();
        int account = desk.operator().accountId();
        if (facts.kind() == CorrectionRequest.Kind.AMEND) {
            return new ListAmendment(election, iin, amended(request, facts), basis, reference, account).rows(now);
        }
        Integer precinct =
                facts.kind() == CorrectionRequest.Kind.INCLUDE ? desk.precinct().id() : null;
        return new ListChange(election, iin, precinct, ListPart.MAIN, basis, reference, account).rows(now);
    }
}
