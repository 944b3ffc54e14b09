package kz.tizim.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kz.tizim.access.AlertKind;
import kz.tizim.access.Alerts;
import kz.tizim.access.AuditTrail;
import kz.tizim.election.ElectionFacts;
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
 * Redemption (domain rule 8): on polling day, within hours, at a precinct of another settlement, on certificate and
 * identity document. Certificate, ledger entry and supplementary entry change together or not at all.
 */
@ApplicationScoped
class RedemptionService {
    static final Question<Facts> QUESTION = Question.of(
            "number bigint",
            """
            select %s, c.contest_id, c.home_precinct_id, coalesce(c.state, other.state) as state, coalesce(c.state_at, other.state_at) as state_at,
                   other.state is not null as others, home.settlement as home_settlement, %s
            from precinct p
            %s
            left join certificate c on c.election_id = given.election_id and c.iin = given.iin and c.number = given.number
            left join lateral (
                select o.state, o.state_at from certificate o
                where c.number is null and o.election_id = given.election_id and o.number = given.number limit 1) other on true
            left join precinct home on home.id = c.home_precinct_id
            %s
            where p.id = given.precinct_id""".formatted(
                            PollingSession.COLUMNS,
                            LedgerEntry.COLUMNS,
                            PollingSession.JOIN,
                            LedgerEntry.join("c.election_id", "c.contest_id", "c.iin")),
            Facts::read);
    private static final Sql ADD_TO_LIST = Sql.insert(
            "supplementary_entry",
            "election_id integer, contest_id integer, iin bigint, seq smallint, precinct_id integer, certificate bigint, added_at timestamptz");

    private static final Sql ALERT = Sql.over(Alerts.COLUMNS, Alerts.RAISE);

    private final Acts acts;

    RedemptionService(Acts acts) {
        this.acts = acts;
    }

    /** What a decision about a certificate knows. */
    record Facts(
            PollingSession session,
            boolean belongsToSomebodyElse,
            @Nullable Integer contestId,
            Certificate.@Nullable State state,
            @Nullable OffsetDateTime stateAt,
            @Nullable Integer homePrecinct,
            @Nullable String homeSettlement,
            @Nullable LedgerEntry last) {

        static Facts read(ResultSet rows) throws SQLException {
            String state = rows.getString("state");
            return new Facts(
                    PollingSession.read(rows),
                    rows.getBoolean("others"),
                    (Integer) rows.getObject("contest_id"),
                    state == null ? null : Certificate.State.valueOf(state),
                    rows.getObject("state_at", OffsetDateTime.class),
                    (Integer) rows.getObject("home_precinct_id"),
                    rows.getString("home_settlement"),
                    LedgerEntry.read(rows));
        }
    }

    /** Admits the holder, or says why not. */
    Answer redeem(Desk desk, CertificateNumber number, RedemptionRequest request) {
        return Acts.onPrincipal(request.iin().value(), iin -> redeemFor(iin, desk, number, request));
    }

    private Answer redeemFor(long iin, Desk desk, CertificateNumber number, RedemptionRequest request) {
        // The document number is checked by eye; neither the attempt nor the log has any use for it.
        var identity = List.of(desk.election().code(), number, desk.precinct().code());
        var act = desk.admission("redemption", iin, identity, number.digits());
        return acts.perform(act, QUESTION.about(number.value()), (found, now) -> {
            Facts facts = found.getFirst();
            Outcome.Refused refusal = refusal(desk, number, facts, now);
            return refusal != null ? refusal : admitted(desk, number, iin, facts, now, null);
        });
    }

    /** Why the holder is not admitted, null when nothing is in the way. */
    static Outcome.@Nullable Refused refusal(Desk desk, CertificateNumber number, Facts facts, OffsetDateTime now) {
        if (facts.state() == null) {
            return new Outcome.Refused(CertificateFacts.missing(false));
        }
        if (facts.state().isNotToBeBrought()) {
            return brought(desk, number, facts.state(), facts.stateAt());
        }
        if (facts.belongsToSomebodyElse()) {
            return new Outcome.Refused(CertificateFacts.missing(true));
        }
        if (!facts.session().admitsAt(now, desk.election().pollingDay())) {
            return new Outcome.Refused(facts.session().closed(desk.election().pollingDay()));
        }
        LedgerEntry vote = LedgerEntry.live(facts.last());
        if (facts.state() == Certificate.State.REDEEMED && vote != null) {
            return new Outcome.Refused(vote.used(ProblemType.CERTIFICATE_USED, "This certificate was redeemed."));
        }
        if (facts.state() != Certificate.State.ISSUED) {
            return new Outcome.Refused(CertificateFacts.notValid(facts.state(), facts.stateAt()));
        }
        // Abroad there are no settlements, but the embassy that issued it is the voter's own.
        boolean sameSettlement = desk.precinct().settlement().equals(facts.homeSettlement())
                && !desk.precinct().settlement().isEmpty();
        if (sameSettlement
                || Objects.equals(facts.homePrecinct(), desk.precinct().id())) {
            return Outcome.refused(ProblemType.SAME_SETTLEMENT, "The certificate was issued in this settlement.");
        }
        if (!contestOf(desk, facts).covers(desk.precinct().kato())) {
            return Outcome.refused(ProblemType.OUTSIDE_SCOPE, "The contest of this certificate is not held here.");
        }
        if (vote != null) {
            return new Outcome.Refused(vote.used(ProblemType.ALREADY_VOTED, "The holder has voted."));
        }
        return null;
    }

    /** A paper that nobody ought to have, whoever brings it (domain §8): the desk keeps it, and those above hear of it. */
    private static Outcome.Refused brought(
            Desk desk, CertificateNumber number, Certificate.State state, @Nullable OffsetDateTime since) {
        Problem problem = CertificateFacts.notValid(state, since)
                .with(
                        "toDo",
                        "Admit nobody on it. Keep the paper, write an act of who brought it and how it was come by, and send"
                                + " both to the territorial commission.");
        Sql.Row alert = ALERT.row(Alerts.row(
                AlertKind.INVALID_CERTIFICATE_BROUGHT,
                desk.election().id(),
                desk.precinct().id(),
                number.digits(),
                state.whenBrought()));
        return new Outcome.Refused(problem, List.of(alert));
    }

    /**
     * Admits the holder.
     *
     * @param toldTo the account that entered what was told on the telephone and the desk's operator approves; null of a
     *     redemption at the desk itself
     */
    static Outcome.Done admitted(
            Desk desk, CertificateNumber number, long iin, Facts facts, OffsetDateTime now, @Nullable Integer toldTo) {
        int contest = contestOf(desk, facts).id();
        int seq = LedgerEntry.nextSeq(facts.last());
        int election = desk.election().id();
        int precinct = desk.precinct().id();
        int account = desk.operator().accountId();
        UUID id = AuditTrail.timeOrderedId();
        Sql.Row entry = toldTo == null
                ? LedgerEntry.insert(
                        id,
                        election,
                        contest,
                        iin,
                        seq,
                        precinct,
                        "STATION",
                        "CERTIFICATE",
                        number.value(),
                        account,
                        now)
                : LedgerEntry.insertTold(
                        id, election, contest, iin, seq, precinct, number.value(), toldTo, account, now);
        Sql.Row supplementary = ADD_TO_LIST.row(
                desk.election().id(), contest, iin, seq, desk.precinct().id(), number.value(), now);
        Sql.Row redeemed =
                Certificate.move(desk.election().id(), iin, number.value(), Certificate.State.REDEEMED, null, now);
        var answer = new Redemption(
                id, desk.precinct().code(), desk.precinct().code() + "/" + number.digits(), desk.local(now));
        return new Outcome.Done(answer, List.of(entry, supplementary, redeemed));
    }

    private static ElectionFacts.ContestFacts contestOf(Desk desk, Facts facts) {
        return desk.election()
                .contest(Objects.requireNonNull(facts.contestId()))
                .orElseThrow();
    }
}
