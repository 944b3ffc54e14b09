package kz.tizim.polling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.tizim.access.Approval;
import kz.tizim.access.ApprovalHandler;
import kz.tizim.access.Approvals;
import kz.tizim.access.Concern;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.ledger.LedgerConflict;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Undoing a conflict (domain rule 12): the ballot on paper was not this citizen's. Never a deletion but a void, asked by one
 * person of the commission and approved by another, until the closing report is signed.
 */
@ApplicationScoped
class ConflictVoidService implements ApprovalHandler {
    private static final String KIND = "CONFLICT_VOID";
    private static final String ACTION = "conflict-void";
    private static final String CONCERNS = "select election_id, iin from ledger_conflict where conflict_id = :id";
    private static final String FIND = """
            select k.election_id, k.iin, k.precinct_id, c.parent_id, s.state as session_state,
                   %s as undone, %s as became_entry
            from ledger_conflict k
            join commission c on c.id = k.precinct_id
            join precinct_session s on s.election_id = k.election_id and s.precinct_id = k.precinct_id
            where k.conflict_id = :id""".formatted(LedgerConflict.UNDONE, LedgerConflict.BECAME_ENTRY);
    private static final String VOID = """
            insert into ledger_conflict_void (election_id, contest_id, iin, precinct_id, paper_sheet, number, reason,
                                              requested_by, approved_by, voided_at)
            select election_id, contest_id, iin, precinct_id, paper_sheet, number, :reason, :requester, :approver, deciding_time()
            from ledger_conflict where iin = :iin and conflict_id = :conflict""";

    private final Approvals approvals;
    private final Undoing undoing;
    private final EntityManager entities;

    ConflictVoidService(Approvals approvals, Undoing undoing, EntityManager entities) {
        this.approvals = approvals;
        this.undoing = undoing;
        this.entities = entities;
    }

    /** Asks for it; a second person of the commission, or of the one above, decides. */
    @Transactional
    Approval request(ElectionFacts election, UUID conflict, ConflictVoidRequest request, Operator operator) {
        Tuple found = find(conflict, operator);
        if (found.get("election_id", Integer.class) != election.id()) {
            throw unknown();
        }
        check(conflict, found, operator);
        String summary = "act " + request.act() + ": " + request.reason();
        return approvals.request(KIND, conflict.toString(), summary, found.get("precinct_id", Integer.class), operator);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<Role> deciders() {
        return Undoing.DECIDERS;
    }

    @Override
    public List<Concern> concerns(Approval approval) {
        return Concern.read(entities, CONCERNS, approval);
    }

    @Override
    public void approved(Approval approval, Operator operator) {
        UUID conflict = UUID.fromString(approval.subject);
        Tuple found = find(conflict, operator);
        undoing.lock(found);
        check(conflict, find(conflict, operator), operator);
        entities.createNativeQuery(VOID)
                .setParameter("iin", found.get("iin", Long.class))
                .setParameter("conflict", conflict)
                .setParameter("reason", approval.summary)
                .setParameter("requester", approval.requestedBy)
                .setParameter("approver", operator.accountId())
                .executeUpdate();
        undoing.record(operator, ACTION, found, subject(conflict));
    }

    private void check(UUID id, Tuple conflict, Operator operator) {
        Problem refusal = refusal(conflict);
        if (refusal != null) {
            throw undoing.refused(operator, ACTION, conflict, subject(id), refusal);
        }
    }

    private static String subject(UUID conflict) {
        return "conflict " + conflict;
    }

    private static @Nullable Problem refusal(Tuple conflict) {
        if (conflict.get("undone", Boolean.class)) {
            return ProblemType.ALREADY_EXISTS.with("The conflict is undone already.");
        }
        if (conflict.get("became_entry", Boolean.class)) {
            return ProblemType.ALREADY_EXISTS.with("The conflict has become an entry of its id: that one is voided.");
        }
        if ("LOCKED".equals(conflict.get("session_state", String.class))) {
            return ProblemType.POLLS_CLOSED.with("The precinct has its closing report: nothing changes any more.");
        }
        return null;
    }

    private static RuntimeException unknown() {
        return ProblemType.NOT_FOUND.exception("There is no such conflict for this account.");
    }

    private Tuple find(UUID conflict, Operator operator) {
        return undoing.find(FIND, conflict, operator).orElseThrow(ConflictVoidService::unknown);
    }
}
