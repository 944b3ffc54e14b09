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
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemException;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Undoing an admission (domain rule 12): never a deletion but a void, asked by one person of the commission and approved
 * by another, on one of two grounds and with an act. The next entry of the citizen has the next number, and both stay
 * visible.
 */
@ApplicationScoped
class VoidService implements ApprovalHandler {
    private static final String KIND = "LEDGER_VOID";
    private static final String ACTION = "ledger-void";
    private static final String CONCERNS = "select election_id, iin from ledger_entry where entry_id = :id";
    private static final String FIND = """
            select e.election_id, e.contest_id, e.iin, e.seq, e.precinct_id, e.certificate, c.parent_id,
                   s.state as session_state, v.seq is not null as voided, e.paper_at is not null as late,
                   exists (select 1 from ledger_replacement r
                           where (r.election_id, r.contest_id, r.iin, r.seq)
                                 = (e.election_id, e.contest_id, e.iin, e.seq)) as replaced
            from ledger_entry e
            join commission c on c.id = e.precinct_id
            left join precinct_session s using (election_id, precinct_id)
            left join ledger_void v using (election_id, contest_id, iin, seq)
            where e.entry_id = :id""";
    // Whoever asks again gets the matter that waits, with the ground that it was asked on first.
    private static final String KEEP = """
            insert into ledger_void_request (iin, approval_id, election_id, contest_id, seq, ground, act, reason)
            values (:iin, :approval, :election, :contest, :seq, :ground, :act, :reason)
            on conflict on constraint ledger_void_request_pk do nothing""";
    private static final String GROUND =
            "select ground from ledger_void_request where iin = :iin and approval_id = :approval";
    private static final String VOID = """
            insert into ledger_void (election_id, contest_id, iin, seq, ground, act, reason, requested_by, approved_by, voided_at)
            select election_id, contest_id, iin, seq, ground, act, reason, :requester, :approver, deciding_time()
            from ledger_void_request where iin = :iin and approval_id = :approval""";
    // The certificate is good again: whoever was admitted on it by mistake has not voted.
    private static final String RESTORE_CERTIFICATE = """
            update certificate set state = 'ISSUED', state_at = deciding_time()
            where election_id = :election and iin = :iin and number = :number and state = 'REDEEMED'""";

    private final Approvals approvals;
    private final Undoing undoing;
    private final SecondBallots seconds;
    private final EntityManager entities;

    VoidService(Approvals approvals, Undoing undoing, SecondBallots seconds, EntityManager entities) {
        this.approvals = approvals;
        this.undoing = undoing;
        this.seconds = seconds;
        this.entities = entities;
    }

    /** Asks for a void; a second person of the commission, or of the one above, decides. */
    @Transactional
    Approval request(ElectionFacts election, UUID entry, VoidRequest request, Operator operator) {
        Tuple found = find(entry, operator);
        if (found.get("election_id", Integer.class) != election.id()) {
            throw unknown();
        }
        check(entry, found, request.ground(), operator);
        String summary = request.ground() + ", act " + request.act() + ": " + request.reason();
        Approval approval =
                approvals.request(KIND, entry.toString(), summary, found.get("precinct_id", Integer.class), operator);
        entities.createNativeQuery(KEEP)
                .setParameter("iin", found.get("iin", Long.class))
                .setParameter("approval", approval.id)
                .setParameter("election", election.id())
                .setParameter("contest", found.get("contest_id", Integer.class))
                .setParameter("seq", found.get("seq", Short.class))
                .setParameter("ground", request.ground().name())
                .setParameter("act", request.act())
                .setParameter("reason", request.reason())
                .executeUpdate();
        return approval;
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
        UUID entry = UUID.fromString(approval.subject);
        Tuple found = find(entry, operator);
        long iin = found.get("iin", Long.class);
        List<Long> numbers = seconds.lock(found);
        undoing.lock(found);
        Tuple locked = find(entry, operator);
        var ground = (String) entities.createNativeQuery(GROUND, String.class)
                .setParameter("iin", iin)
                .setParameter("approval", approval.id)
                .getSingleResult();
        check(entry, locked, VoidRequest.Ground.valueOf(ground), operator);
        entities.createNativeQuery(VOID)
                .setParameter("iin", iin)
                .setParameter("approval", approval.id)
                .setParameter("requester", approval.requestedBy)
                .setParameter("approver", operator.accountId())
                .executeUpdate();
        seconds.follow(locked, numbers);
        Long certificate = locked.get("certificate", Long.class);
        if (certificate != null) {
            entities.createNativeQuery(RESTORE_CERTIFICATE)
                    .setParameter("election", locked.get("election_id", Integer.class))
                    .setParameter("iin", iin)
                    .setParameter("number", certificate)
                    .executeUpdate();
        }
        undoing.record(operator, ACTION, locked, subject(entry));
    }

    private void check(UUID id, Tuple entry, VoidRequest.Ground ground, Operator operator) {
        Problem refusal = refusal(entry, ground);
        if (refusal != null) {
            throw undoing.refused(operator, ACTION, entry, subject(id), refusal);
        }
    }

    private static String subject(UUID entry) {
        return "entry " + entry;
    }

    private static @Nullable Problem refusal(Tuple entry, VoidRequest.Ground ground) {
        if (entry.get("voided", Boolean.class)) {
            return ProblemType.ALREADY_EXISTS.with("The entry is void already.");
        }
        boolean late = entry.get("late", Boolean.class);
        String session = entry.get("session_state", String.class);
        // What comes from paper is entered while the precinct closes, and may be entered wrongly then.
        if (!"OPEN".equals(session) && !(late && "CLOSING".equals(session))) {
            return ProblemType.POLLS_CLOSED.with("Nothing changes once the precinct closes.");
        }
        if (ground == VoidRequest.Ground.BALLOT_NOT_GIVEN && (late || entry.get("replaced", Boolean.class))) {
            return ProblemType.BALLOT_GIVEN.with("The ballot has left the desk: only a wrong namesake is undone.");
        }
        return null;
    }

    private static ProblemException unknown() {
        return ProblemType.NOT_FOUND.exception("There is no such entry for this account.");
    }

    private Tuple find(UUID entry, Operator operator) {
        return undoing.find(FIND, entry, operator).orElseThrow(VoidService::unknown);
    }
}
