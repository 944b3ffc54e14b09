package kz.tizim.polling;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import kz.tizim.access.Approval;
import kz.tizim.access.ApprovalHandler;
import kz.tizim.access.Approvals;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.ledger.LedgerConflict;
import kz.tizim.ledger.SecondDecision;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Undoing a conflict (domain rule 12): the ballot on paper was not this citizen's. Never a deletion but a void, asked by one
 * person of the commission and approved by another, until the closing report is signed.
 */
@ApplicationScoped
class ConflictVoidService implements ApprovalHandler {
    private static final String KIND = "CONFLICT_VOID";
    private static final String FIND = """
            select k.election_id, k.iin, k.precinct_id, c.parent_id, s.state as session_state,
                   %s as undone, %s as became_entry
            from ledger_conflict k
            join commission c on c.id = k.precinct_id
            join precinct_session s on s.election_id = k.election_id and s.precinct_id = k.precinct_id
            where k.conflict_id = :conflict""".formatted(LedgerConflict.UNDONE, LedgerConflict.BECAME_ENTRY);
    private static final String VOID = """
            insert into ledger_conflict_void (election_id, contest_id, iin, precinct_id, paper_sheet, reason, requested_by,
                                              approved_by, voided_at)
            select election_id, contest_id, iin, precinct_id, paper_sheet, :reason, :requester, :approver, deciding_time()
            from ledger_conflict where iin = :iin and conflict_id = :conflict""";

    private final Approvals approvals;
    private final AuditTrail audit;
    private final EntityManager entities;
    private final AgroalDataSource database;

    ConflictVoidService(Approvals approvals, AuditTrail audit, EntityManager entities, AgroalDataSource database) {
        this.approvals = approvals;
        this.audit = audit;
        this.entities = entities;
        this.database = database;
    }

    /** Asks for it; a second person of the commission, or of the one above, decides. */
    @Transactional
    Approval request(ElectionFacts election, UUID conflict, ConflictVoidRequest request, Operator operator) {
        Tuple found = find(conflict, operator);
        if (found.get("election_id", Integer.class) != election.id()) {
            throw unknown();
        }
        refuse(found);
        return approvals.request(KIND, conflict.toString(), "act " + request.act() + ": " + request.reason(), operator);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean mayDecide(Approval approval, Operator operator) {
        boolean sits =
                operator.role() == Role.CHAIR || operator.role() == Role.MEMBER || operator.role() == Role.TERRITORIAL;
        return sits && findOrNull(UUID.fromString(approval.subject), operator) != null;
    }

    @Override
    public void approved(Approval approval, Operator operator) {
        UUID conflict = UUID.fromString(approval.subject);
        Tuple found = find(conflict, operator);
        lock(found);
        refuse(find(conflict, operator));
        entities.createNativeQuery(VOID)
                .setParameter("iin", found.get("iin", Long.class))
                .setParameter("conflict", conflict)
                .setParameter("reason", approval.summary)
                .setParameter("requester", approval.requestedBy)
                .setParameter("approver", operator.accountId())
                .executeUpdate();
        audit.record(operator, "conflict-void", "DONE", "conflict " + conflict);
    }

    private void lock(Tuple conflict) {
        try (Connection connection = database.getConnection()) {
            SecondDecision.lock(
                    connection,
                    conflict.get("iin", Long.class),
                    conflict.get("election_id", Integer.class),
                    conflict.get("precinct_id", Integer.class));
        } catch (SQLException e) {
            throw new IllegalStateException("SQLState " + e.getSQLState(), e);
        }
    }

    private static void refuse(Tuple conflict) {
        if (conflict.get("undone", Boolean.class)) {
            throw ProblemType.ALREADY_EXISTS.exception("The conflict is undone already.");
        }
        if (conflict.get("became_entry", Boolean.class)) {
            throw ProblemType.ALREADY_EXISTS.exception(
                    "The conflict has become an entry of its id: that one is voided.");
        }
        if ("LOCKED".equals(conflict.get("session_state", String.class))) {
            throw ProblemType.POLLS_CLOSED.exception("The precinct has its closing report: nothing changes any more.");
        }
    }

    private Tuple find(UUID conflict, Operator operator) {
        Tuple found = findOrNull(conflict, operator);
        if (found == null) {
            throw unknown();
        }
        return found;
    }

    private static RuntimeException unknown() {
        return ProblemType.NOT_FOUND.exception("There is no such conflict for this account.");
    }

    private @Nullable Tuple findOrNull(UUID conflict, Operator operator) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(FIND, Tuple.class)
                .setParameter("conflict", conflict)
                .getResultList();
        return rows.stream()
                .filter(row ->
                        operator.reaches(row.get("precinct_id", Integer.class), row.get("parent_id", Integer.class)))
                .findFirst()
                .orElse(null);
    }
}
