package kz.tizim.certificate;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kz.tizim.access.Approval;
import kz.tizim.access.ApprovalHandler;
import kz.tizim.access.Approvals;
import kz.tizim.access.Concern;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.Elections;
import kz.tizim.ledger.Audited;
import kz.tizim.ledger.IdempotencyKey;
import kz.tizim.ledger.LinkedIinException;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Refusals;
import kz.tizim.ledger.SecondDecision;
import kz.tizim.precinct.Desk;
import kz.tizim.precinct.Precincts;
import kz.tizim.problem.ProblemType;

/**
 * Redemption at a precinct without network (domain rule 15): told on the telephone, entered by one member of the territorial
 * commission and approved by another one. It is decided by the rules of every redemption when it is asked for, and again
 * when it is approved.
 */
@ApplicationScoped
class ToldRedemptionService implements ApprovalHandler {
    private static final String KIND = "TOLD_REDEMPTION";

    private final Approvals approvals;
    private final Elections elections;
    private final Precincts precincts;
    private final Refusals refusals;
    private final AgroalDataSource database;

    ToldRedemptionService(
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

    /** What an approval is about, as its subject says it; the certificate names the citizen. */
    private record Matter(String election, String precinct, CertificateNumber number) {
        static Matter of(Approval approval) {
            String[] words = approval.subject.split(" ", 3);
            return new Matter(words[0], words[1], CertificateNumber.of(words[2]));
        }

        String subject() {
            return election + " " + precinct + " " + number.digits();
        }
    }

    private record Read(RedemptionService.Facts facts, OffsetDateTime now) {}

    /** Asks for a redemption; a second member of the territorial commission decides. */
    @Transactional
    Approval request(Desk desk, CertificateNumber number, long iin) {
        String precinct = desk.precinct().code();
        var matter = new Matter(desk.election().code(), precinct, number);
        Approval approval = approvals.request(
                KIND, matter.subject(), "Certificate told on the telephone by " + precinct, desk.operator());
        try (Connection connection = database.getConnection()) {
            check(connection, desk, number, iin);
        } catch (SQLException e) {
            throw failed(e);
        }
        return approval;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<Role> deciders() {
        return Set.of(Role.TERRITORIAL);
    }

    @Override
    public List<Concern> concerns(Approval approval) {
        Matter matter = Matter.of(approval);
        return Certificate.concerns(elections.byCode(matter.election()).id(), matter.number());
    }

    @Override
    public void approved(Approval approval, Operator operator) {
        Matter matter = Matter.of(approval);
        Desk desk = desk(matter.election(), matter.precinct(), operator);
        long iin = Certificate.byNumber(desk.election().id(), matter.number()).orElseThrow().iin;
        try (Connection connection = database.getConnection()) {
            Read read = check(connection, desk, matter.number(), iin);
            Outcome.Done admitted = RedemptionService.admitted(
                    desk, matter.number(), iin, read.facts(), read.now(), approval.requestedBy);
            SecondDecision.write(connection, admitted.writes());
            SecondDecision.write(
                    connection, List.of(audited(desk, matter.number(), iin).done()));
            approval.ledgerEntry = ((Redemption) admitted.answer()).ledgerEntry();
        } catch (LinkedIinException e) {
            throw ProblemType.NOT_ON_LIST.exception("The number was linked to another one meanwhile: ask anew.");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** A precinct that is told about; what its approval decides has no other attempt, hence no key of its own. */
    Desk desk(String election, String precinct, Operator operator) {
        var facts = elections.byCode(election);
        return new Desk(facts, precincts.within(precinct, facts.id(), operator), operator, new IdempotencyKey(KIND));
    }

    /** Reads what is known with the citizen locked, and refuses by throwing. */
    private Read check(Connection connection, Desk desk, CertificateNumber number, long iin) throws SQLException {
        var found = SecondDecision.read(
                connection,
                iin,
                desk.election().id(),
                desk.precinct().id(),
                RedemptionService.QUESTION.about(number.value()));
        if (found.facts().isEmpty()) {
            throw refusals.keep(
                    Outcome.refused(ProblemType.NOT_ON_LIST, "No citizen of this IIN is in the registry."),
                    audited(desk, number, iin));
        }
        OffsetDateTime now = Objects.requireNonNull(found.now());
        RedemptionService.Facts facts = found.facts().getFirst();
        Outcome.Refused refusal = RedemptionService.refusal(desk, number, facts, now);
        if (refusal != null) {
            throw refusals.keep(refusal, audited(desk, number, iin));
        }
        return new Read(facts, now);
    }

    private static Audited audited(Desk desk, CertificateNumber number, long iin) {
        return new Audited(
                desk.operator(),
                "told-redemption",
                desk.election().id(),
                desk.precinct().id(),
                iin,
                number.digits());
    }

    private static RuntimeException failed(SQLException e) {
        return new IllegalStateException("SQLState " + e.getSQLState(), e);
    }
}
