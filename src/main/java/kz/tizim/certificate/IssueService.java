package kz.tizim.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import kz.tizim.election.ElectionFacts;
import kz.tizim.ledger.ActFailedException;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.Answer;
import kz.tizim.ledger.LedgerEntry;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Person;
import kz.tizim.ledger.Question;
import kz.tizim.ledger.Sql;
import kz.tizim.precinct.Desk;
import kz.tizim.precinct.Kato;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemException;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Issue of a certificate (domain rule 6): by the home precinct, inside the window by the precinct's clock, one for a voter
 * and contest under whichever number, never for the own settlement; the voter is detached in the same transaction. A refusal is a reasoned decision
 * that is kept. The law sets no limit to how many certificates one proxy collects: the journal shows it.
 */
@ApplicationScoped
class IssueService {
    private static final Question<Facts> QUESTION = Question.of(
            "contest_id integer, number bigint",
            """
            select %s, e.lists_state, v.precinct_id as listed_at_id, hp.code as listed_at, c.state as certificate_state, %s
            from election e
            left join voter v on v.election_id = e.id and v.iin = given.iin
            left join precinct hp on hp.id = v.precinct_id
            left join lateral (
                select issued.state from certificate issued
                where issued.election_id = e.id and issued.contest_id = given.contest_id and not issued.returned
                  and issued.iin = %s
                order by issued.iin = given.iin desc limit 1) c on true
            %s
            %s
            where e.id = given.election_id""".formatted(
                            Blank.COLUMNS,
                            LedgerEntry.COLUMNS,
                            Person.anyOf("given.iin"),
                            Blank.JOIN,
                            LedgerEntry.join("e.id", "given.contest_id", "given.iin")),
            Facts::read);
    private static final Sql ISSUE = Sql.insert(
            "certificate",
            "election_id integer, iin bigint, number bigint, contest_id integer, state text, home_precinct_id integer,"
                    + " applicant text, proxy_name text, power_of_attorney text, document_last4 text,"
                    + " destination_kato text, issued_at timestamptz, issued_by integer, state_at timestamptz");
    private static final Sql DETACH = Sql.insert(
            "detachment", "election_id integer, contest_id integer, iin bigint, certificate bigint, since timestamptz");

    private final Acts acts;
    private final RefusedApplications refusals;
    private final EntityManager entities;

    IssueService(Acts acts, RefusedApplications refusals, EntityManager entities) {
        this.acts = acts;
        this.refusals = refusals;
        this.entities = entities;
    }

    private record Facts(
            Blank blank,
            String listsState,
            @Nullable Integer listedAt,
            @Nullable String listedAtCode,
            @Nullable String certificateState,
            @Nullable LedgerEntry last) {

        static Facts read(ResultSet rows) throws SQLException {
            return new Facts(
                    Blank.read(rows),
                    rows.getString("lists_state"),
                    (Integer) rows.getObject("listed_at_id"),
                    rows.getString("listed_at"),
                    rows.getString("certificate_state"),
                    LedgerEntry.read(rows));
        }
    }

    /** Issues a certificate, or says why not. */
    Answer issue(Desk desk, ElectionFacts.ContestFacts contest, IssueRequest request) {
        return Acts.onPrincipal(request.iin().value(), iin -> issueFor(iin, desk, contest, request));
    }

    private Answer issueFor(long iin, Desk desk, ElectionFacts.ContestFacts contest, IssueRequest request) {
        CertificateNumber number = request.blankNumber() == null ? nextNumber() : request.blankNumber();
        // The document is looked at by a person; the attempt need not know its number.
        var asked = Arrays.asList(
                desk.election().code(),
                contest.code(),
                request.applicant(),
                request.blankNumber(),
                request.destinationKato());
        var act = desk.act("certificate-issue", iin, asked, number.digits());
        try {
            return acts.perform(act, QUESTION.about(contest.id(), number.value()), (found, now) -> {
                Facts facts = found.getFirst();
                Outcome.Refused refusal = refusal(desk, contest, request, facts, now);
                return refusal != null
                        ? refusals.kept(desk, contest, iin, request, refusal.problem(), now)
                        : issued(desk, contest, iin, request, facts.blank().use(desk, number, now), number, now);
            });
        } catch (ActFailedException e) {
            ProblemException broken = Blank.broken(e.brokenConstraint());
            throw broken == null ? e : broken;
        }
    }

    private static Outcome.@Nullable Refused refusal(
            Desk desk, ElectionFacts.ContestFacts contest, IssueRequest request, Facts facts, OffsetDateTime now) {
        Kato destination = request.destinationKato();
        if (!facts.listsState().equals("HANDED_OVER") && !facts.listsState().equals("OPEN")) {
            return Outcome.refused(
                    ProblemType.LISTS_FROZEN, "The lists of this election are not handed over or are locked.");
        }
        if (!desk.election().certificatesAreIssuedAt(now, desk.precinct().zone())) {
            return new Outcome.Refused(ProblemType.OUTSIDE_WINDOW
                    .with("Certificates are issued only within the window of the calendar.")
                    .with("from", desk.election().calendar().certificatesFrom().toString())
                    .with(
                            "until",
                            desk.election().calendar().certificatesUntil().toString())
                    .with("timeZone", desk.precinct().zone().getId()));
        }
        if (facts.listedAt() == null) {
            return Outcome.refused(ProblemType.NOT_ON_LIST, "This citizen stands on no list of the election.");
        }
        if (facts.listedAt() != desk.precinct().id()) {
            return new Outcome.Refused(ProblemType.NOT_ON_LIST
                    .with("This voter stands on the list of another precinct, which issues the certificate.")
                    .with("listedAt", String.valueOf(facts.listedAtCode())));
        }
        if (!contest.covers(desk.precinct().kato())) {
            return Outcome.refused(ProblemType.NOT_ELIGIBLE, "The contest is not held where this voter is listed.");
        }
        if (destination != null && !contest.covers(destination.code())) {
            return Outcome.refused(ProblemType.OUTSIDE_SCOPE, "The contest is not held at the destination.");
        }
        if (destination != null
                && destination.settlement().code().equals(desk.precinct().settlement())) {
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
        Problem blank = facts.blank().refusal(desk, contest, request.blankNumber());
        return blank == null ? null : new Outcome.Refused(blank);
    }

    private static Outcome issued(
            Desk desk,
            ElectionFacts.ContestFacts contest,
            long iin,
            IssueRequest request,
            Sql.Row blank,
            CertificateNumber number,
            OffsetDateTime now) {
        Kato destination = request.destinationKato();
        Sql.Row certificate = ISSUE.row(
                desk.election().id(),
                iin,
                number.value(),
                contest.id(),
                Certificate.State.ISSUED.name(),
                desk.precinct().id(),
                request.applicant().kind().name(),
                request.applicant().name(),
                request.applicant().powerOfAttorney(),
                IssueRequest.last4(request.documentNumber()),
                destination == null ? null : destination.code(),
                now,
                desk.operator().accountId(),
                now);
        Sql.Row detachment = DETACH.row(desk.election().id(), contest.id(), iin, number.value(), now);
        var answer = new IssuedCertificate(
                number, contest.code(), desk.precinct().code(), Certificate.State.ISSUED, desk.local(now));
        return new Outcome.Done(answer, List.of(blank, certificate, detachment));
    }

    private CertificateNumber nextNumber() {
        long serial = (Long) entities.createNativeQuery("select nextval('certificate_serial')", Long.class)
                .getSingleResult();
        return CertificateNumber.ofSerial(serial);
    }
}
