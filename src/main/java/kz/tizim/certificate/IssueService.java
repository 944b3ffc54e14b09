package kz.tizim.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import kz.tizim.access.Operator;
import kz.tizim.election.ElectionFacts;
import kz.tizim.ledger.Act;
import kz.tizim.ledger.ActFailedException;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.Answer;
import kz.tizim.ledger.IdempotencyKey;
import kz.tizim.ledger.LedgerEntry;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Question;
import kz.tizim.ledger.Sql;
import kz.tizim.precinct.Kato;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Issue of a certificate (domain rule 6): by the home precinct, inside the window by the precinct's clock, one for a voter
 * and contest, never for the own settlement; the voter is detached in the same transaction.
 */
@ApplicationScoped
class IssueService {
    private static final String QUESTION = """
            select e.lists_state, v.precinct_id, hp.code as listed_at, c.state as certificate_state, %s
            from election e
            left join voter v on v.election_id = e.id and v.iin = ?
            left join precinct hp on hp.id = v.precinct_id
            left join certificate c on c.election_id = e.id and c.contest_id = ? and c.iin = ? and not c.returned
            %s
            where e.id = ?""".formatted(LedgerEntry.COLUMNS, LedgerEntry.join("e.id", "?", "?"));

    private final Acts acts;
    private final EntityManager entities;

    IssueService(Acts acts, EntityManager entities) {
        this.acts = acts;
        this.entities = entities;
    }

    private record Facts(
            String listsState,
            @Nullable Integer listedAt,
            @Nullable String listedAtCode,
            @Nullable String certificateState,
            @Nullable LedgerEntry last) {

        static Facts read(ResultSet rows) throws SQLException {
            return new Facts(
                    rows.getString("lists_state"),
                    (Integer) rows.getObject("precinct_id"),
                    rows.getString("listed_at"),
                    rows.getString("certificate_state"),
                    LedgerEntry.read(rows));
        }
    }

    /** Issues a certificate, or says why not. */
    Answer issue(
            ElectionFacts election,
            ElectionFacts.ContestFacts contest,
            PrecinctFacts home,
            IssueRequest request,
            IdempotencyKey key,
            Operator operator) {
        long iin = request.iin().value();
        CertificateNumber number = request.blankNumber() == null ? nextNumber() : request.blankNumber();
        // The document is looked at by a person; the attempt need not know its number.
        var asked = Arrays.asList(
                election.code(), contest.code(), request.applicant(), request.blankNumber(), request.destinationKato());
        var act = new Act(
                "certificate-issue", iin, key, asked, operator, election.id(), home.id(), false, number.digits());
        Question<Facts> question =
                Question.of(Facts::read, QUESTION, iin, contest.id(), iin, contest.id(), iin, election.id());
        try {
            return acts.perform(act, question, (facts, now) -> {
                Outcome refusal = refusal(election, contest, home, request.destinationKato(), facts, now);
                return refusal != null ? refusal : issued(election, contest, home, request, number, operator, now);
            });
        } catch (ActFailedException e) {
            throw "blank_pk".equals(e.brokenConstraint()) ? Problem.invalid("blankNumber", "was used already") : e;
        }
    }

    private static @Nullable Outcome refusal(
            ElectionFacts election,
            ElectionFacts.ContestFacts contest,
            PrecinctFacts home,
            @Nullable Kato destination,
            Facts facts,
            OffsetDateTime now) {
        if (!facts.listsState().equals("HANDED_OVER") && !facts.listsState().equals("OPEN")) {
            return Outcome.refused(
                    ProblemType.LISTS_FROZEN, "The lists of this election are not handed over or are locked.");
        }
        if (!election.certificatesAreIssuedAt(now, home.zone())) {
            return new Outcome.Refused(ProblemType.OUTSIDE_WINDOW
                    .with("Certificates are issued only within the window of the calendar.")
                    .with("from", election.calendar().certificatesFrom().toString())
                    .with("until", election.calendar().certificatesUntil().toString())
                    .with("timeZone", home.zone().getId()));
        }
        if (facts.listedAt() == null) {
            return Outcome.refused(ProblemType.NOT_ON_LIST, "This citizen stands on no list of the election.");
        }
        if (facts.listedAt() != home.id()) {
            return new Outcome.Refused(ProblemType.NOT_ON_LIST
                    .with("This voter stands on the list of another precinct, which issues the certificate.")
                    .with("listedAt", String.valueOf(facts.listedAtCode())));
        }
        if (!contest.covers(home.kato())) {
            return Outcome.refused(ProblemType.NOT_ELIGIBLE, "The contest is not held where this voter is listed.");
        }
        if (destination != null && !contest.covers(destination.code())) {
            return Outcome.refused(ProblemType.OUTSIDE_SCOPE, "The contest is not held at the destination.");
        }
        if (destination != null && destination.settlement().code().equals(home.settlement())) {
            return Outcome.refused(
                    ProblemType.SAME_SETTLEMENT, "A certificate is only for a precinct of another settlement.");
        }
        LedgerEntry vote = LedgerEntry.live(facts.last());
        if (vote != null) {
            return new Outcome.Refused(vote.used(ProblemType.ALREADY_VOTED, "This voter has voted."));
        }
        if (facts.certificateState() != null) {
            return new Outcome.Refused(ProblemType.CERTIFICATE_EXISTS
                    .with(
                            "A certificate was issued for this voter and contest: there is no replacement and no duplicate.")
                    .with("state", facts.certificateState()));
        }
        return null;
    }

    private static Outcome issued(
            ElectionFacts election,
            ElectionFacts.ContestFacts contest,
            PrecinctFacts home,
            IssueRequest request,
            CertificateNumber number,
            Operator operator,
            OffsetDateTime now) {
        long iin = request.iin().value();
        Kato destination = request.destinationKato();
        Sql blank = Sql.of(
                "insert into blank (election_id, number, issued_at) values (?, ?, ?)",
                election.id(),
                number.value(),
                now);
        Sql certificate = Sql.of(
                """
                insert into certificate (election_id, iin, number, contest_id, state, home_precinct_id, applicant, proxy_name,
                    power_of_attorney, document_last4, destination_kato, issued_at, issued_by, state_at)
                values (?, ?, ?, ?, 'ISSUED', ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                election.id(),
                iin,
                number.value(),
                contest.id(),
                home.id(),
                request.applicant().kind().name(),
                request.applicant().name(),
                request.applicant().powerOfAttorney(),
                IssueRequest.last4(request.documentNumber()),
                destination == null ? null : destination.code(),
                now,
                operator.accountId(),
                now);
        Sql detachment = Sql.of(
                "insert into detachment (election_id, contest_id, iin, certificate, since) values (?, ?, ?, ?, ?)",
                election.id(),
                contest.id(),
                iin,
                number.value(),
                now);
        var answer = new IssuedCertificate(
                number,
                contest.code(),
                home.code(),
                Certificate.State.ISSUED,
                now.atZoneSameInstant(home.zone()).toOffsetDateTime());
        return new Outcome.Done(answer, List.of(blank, certificate, detachment));
    }

    private CertificateNumber nextNumber() {
        long serial = (Long) entities.createNativeQuery("select nextval('certificate_serial')", Long.class)
                .getSingleResult();
        return CertificateNumber.ofSerial(serial);
    }
}
