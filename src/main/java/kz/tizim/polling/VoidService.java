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
import kz.tizim.ledger.SecondDecision;
import kz.tizim.problem.ProblemException;
import kz.tizim.problem.ProblemType;

/**
 * Undoing an admission (domain rule 12): never a deletion but a void, asked by one person of the commission and approved
 * by another. The next entry of the citizen has the next number, and both stay visible.
 */
@ApplicationScoped
class VoidService implements ApprovalHandler {
    private static final String KIND = "LEDGER_VOID";
    private static final String FIND = """
            select e.election_id, e.contest_id, e.iin, e.seq, e.precinct_id, e.certificate, c.parent_id,
                   s.state as session_state, v.seq is not null as voided
            from ledger_entry e
            join commission c on c.id = e.precinct_id
            left join precinct_session s using (election_id, precinct_id)
            left join ledger_void v using (election_id, contest_id, iin, seq)
            where e.entry_id = :entry""";
    private static final String VOID = """
            insert into ledger_void (election_id, contest_id, iin, seq, reason, requested_by, approved_by, voided_at)
            values (:election, :contest, :iin, :seq, :reason, :requester, :approver, deciding_time())""";
    // The certificate is good again: whoever was admitted on it by mistake has not voted.
    private static final String RESTORE_CERTIFICATE = """
            update certificate set state = 'ISSUED', state_at = deciding_time()
            where election_id = :election and iin = :iin and number = :number and state = 'REDEEMED'""";

    private final Approvals approvals;
    private final AuditTrail audit;
    private final EntityManager entities;
    private final AgroalDataSource database;

    VoidService(Approvals approvals, AuditTrail audit, EntityManager entities, AgroalDataSource database) {
        this.approvals = approvals;
        this.audit = audit;
        this.entities = entities;
        this.database = database;
    }

    /** Asks for a void; a second person of the commission, or of the one above, decides. */
    @Transactional
    Approval request(ElectionFacts election, UUID entry, String reason, Operator operator) {
        Tuple found = find(entry, operator);
        if (found.get("election_id", Integer.class) != election.id()) {
            throw unknown();
        }
        refuseUnlessOpen(found);
        return approvals.request(KIND, entry.toString(), reason, operator);
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
        UUID entry = UUID.fromString(approval.subject);
        Tuple found = find(entry, operator);
        long iin = found.get("iin", Long.class);
        lock(found);
        Tuple locked = find(entry, operator);
        refuseUnlessOpen(locked);
        entities.createNativeQuery(VOID)
                .setParameter("election", locked.get("election_id", Integer.class))
                .setParameter("contest", locked.get("contest_id", Integer.class))
                .setParameter("iin", iin)
                .setParameter("seq", locked.get("seq", Short.class))
                .setParameter("reason", approval.summary)
                .setParameter("requester", approval.requestedBy)
                .setParameter("approver", operator.accountId())
                .executeUpdate();
        Long certificate = locked.get("certificate", Long.class);
        if (certificate != null) {
            entities.createNativeQuery(RESTORE_CERTIFICATE)
                    .setParameter("election", locked.get("election_id", Integer.class))
                    .setParameter("iin", iin)
                    .setParameter("number", certificate)
                    .executeUpdate();
        }
        audit.record(operator, "ledger-void", "DONE", "entry " + entry);
    }

    private void lock(Tuple entry) {
        try (Connection connection = database.getConnection()) {
            SecondDecision.lock(
                    connection,
                    entry.get("iin", Long.class),
                    entry.get("election_id", Integer.class),
                    entry.get("precinct_id", Integer.class));
        } catch (SQLException e) {
            throw new IllegalStateException("SQLState " + e.getSQLState(), e);
        }
    }

    private static void refuseUnlessOpen(Tuple entry) {
        if (entry.get("voided", Boolean.class)) {
            throw ProblemType.ALREADY_EXISTS.exception("The entry is void already.");
        }
        if (!"OPEN".equals(entry.get("session_state", String.class))) {
            throw ProblemType.POLLS_CLOSED.exception("Nothing changes once the precinct closes.");
        }
    }

    private Tuple find(UUID entry, Operator operator) {
        Tuple found = findOrNull(entry, operator);
        if (found == null) {
            throw unknown();
        }
        return found;
    }

    private static ProblemException unknown() {
        return ProblemType.NOT_FOUND.exception("There is no such entry for this account.");
    }

    private @org.jspecify.annotations.Nullable Tuple findOrNull(UUID entry, Operator operator) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(FIND, Tuple.class)
                .setParameter("entry", entry)
                .getResultList();
        return rows.stream()
                .filter(row ->
                        operator.reaches(row.get("precinct_id", Integer.class), row.get("parent_id", Integer.class)))
                .findFirst()
                .orElse(null);
    }
}
