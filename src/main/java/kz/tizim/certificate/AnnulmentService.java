package kz.tizim.certificate;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kz.tizim.access.Approval;
import kz.tizim.access.ApprovalHandler;
import kz.tizim.access.Approvals;
import kz.tizim.access.Commission;
import kz.tizim.access.Concern;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.ledger.Act;
import kz.tizim.ledger.Audited;
import kz.tizim.ledger.IdempotencyKey;
import kz.tizim.ledger.LinkedIinException;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Refusals;
import kz.tizim.ledger.SecondDecision;
import kz.tizim.precinct.Desk;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.precinct.Precincts;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;

/**
 * Annulment (domain rules 7 and 12): a right is taken that a commission gave, so one person asks and another one decides.
 * The paper is void for ever and no second one is issued; the voter may vote at home.
 */
@ApplicationScoped
class AnnulmentService implements ApprovalHandler {
    private static final String KIND = "CERTIFICATE_ANNULMENT";

    private final Approvals approvals;
    private final Elections elections;
    private final Precincts precincts;
    private final Refusals refusals;
    private final AgroalDataSource database;

    AnnulmentService(
            Approvals approvals,
            Elections elections,
            Precincts precincts,
            Refusals refusals,
            AgroalDataSource database) {
        this.approvals = approvals;
        this.elections = elections;
        this.precincts = precincts;
        this.refusals = refusals;
        this.database = database;
    }

    /** What an approval is about, which names no citizen: the election and the number. */
    private record Matter(ElectionFacts election, CertificateNumber number) {
        String subject() {
            return election.code() + " " + number.digits();
        }
    }

    /** Asks for an annulment; a second person of the commission, or of one above, decides. */
    @Transactional
    Approval request(Desk desk, CertificateNumber number, long iin, AnnulmentRequest request) {
        var matter = new Matter(desk.election(), number);
        Approval approval = approvals.request(
                KIND, matter.subject(), request.reason(), desk.precinct().id(), desk.operator());
        try (Connection connection = database.getConnection()) {
            check(connection, desk, number, iin);
        } catch (SQLException e) {
            throw new IllegalStateException("SQLState " + e.getSQLState(), e);
        }
        return approval;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<Role> deciders() {
        return Set.of(Role.CENTRAL, Role.TERRITORIAL, Role.CHAIR, Role.MEMBER);
    }

    @Override
    public List<Concern> concerns(Approval approval) {
        Matter matter = matter(approval);
        return Certificate.concerns(matter.election().id(), matter.number());
    }

    @Override
    public void approved(Approval approval, Operator operator) {
        Matter matter = matter(approval);
        Certificate certificate = certificate(matter);
        PrecinctFacts precinct =
                precincts.find(home(certificate).code, certificate.electionId).orElseThrow();
        var desk = new Desk(matter.election(), precinct, operator, new IdempotencyKey("approval-" + approval.id));
        try (Connection connection = database.getConnection()) {
            var found = check(connection, desk, matter.number(), certificate.iin);
            var end = new CertificateEnd(
                    certificate.electionId,
                    certificate.iin,
                    matter.number(),
                    Certificate.State.ANNULLED,
                    approval.summary,
                    approval.requestedBy,
                    operator.accountId());
            SecondDecision.write(connection, end.rows(Objects.requireNonNull(found.now())));
            SecondDecision.write(
                    connection,
                    List.of(audited(desk, matter.number(), certificate.iin).done()));
        } catch (LinkedIinException e) {
            throw ProblemType.UNKNOWN_CERTIFICATE.exception("The number was linked to another one meanwhile.");
        } catch (SQLException e) {
            throw new IllegalStateException("SQLState " + e.getSQLState(), e);
        }
    }

    /** Reads what is known with the citizen locked, and refuses by throwing. */
    private SecondDecision.Found<CertificateFacts> check(
            Connection connection, Desk desk, CertificateNumber number, long iin) throws SQLException {
        var found = SecondDecision.read(
                connection, iin, desk.election().id(), Act.LISTS, CertificateFacts.QUESTION.about(number.value()));
        if (found.facts().isEmpty()) {
            throw ProblemType.NOT_ON_LIST.exception("No citizen of this IIN is in the registry.");
        }
        Problem refusal = found.facts().getFirst().refusal(desk, Objects.requireNonNull(found.now()));
        if (refusal != null) {
            throw refusals.keep(new Outcome.Refused(refusal), audited(desk, number, iin));
        }
        return found;
    }

    private static Audited audited(Desk desk, CertificateNumber number, long iin) {
        return new Audited(
                desk.operator(),
                "certificate-annulment",
                desk.election().id(),
                desk.precinct().id(),
                iin,
                number.digits());
    }

    private Matter matter(Approval approval) {
        int end = approval.subject.lastIndexOf(' ');
        return new Matter(
                elections.byCode(approval.subject.substring(0, end)),
                CertificateNumber.of(approval.subject.substring(end + 1)));
    }

    private static Certificate certificate(Matter matter) {
        return Certificate.byNumber(matter.election().id(), matter.number()).orElseThrow();
    }

    private static Commission home(Certificate certificate) {
        return Commission.findById(certificate.homePrecinctId);
    }
}
