package kz.tizim.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import kz.tizim.database.BusyException;
import kz.tizim.problem.ProblemType;

/**
 * Decisions that need a second person: one asks, another one decides within half an hour (ASVS 5.0, 2.3.5).
 *
 * <p>The database refuses a decision of the requester; here it only gets its words.
 */
@ApplicationScoped
public class Approvals {
    private static final Duration VALIDITY = Duration.ofMinutes(30);

    private static final String EXPIRE = """
            update approval set state = 'EXPIRED'
            where kind = :kind and subject = :subject and state = 'PENDING' and expires_at <= :now""";
    // Two who ask in the same instant ask the same.
    private static final String ASK = """
            insert into approval (kind, subject, summary, commission_id, requested_by, requested_at, expires_at)
            values (:kind, :subject, :summary, :commission, :account, :now, :until)
            on conflict (kind, subject) where state = 'PENDING' do nothing""";

    private final Instance<ApprovalHandler> handlers;
    private final AuditTrail audit;
    private final EntityManager entities;

    Approvals(@Any Instance<ApprovalHandler> handlers, AuditTrail audit, EntityManager entities) {
        this.handlers = handlers;
        this.audit = audit;
        this.entities = entities;
    }

    /** Asks for a second person of the operator's own commission, or of one above: see the other method. */
    @Transactional
    public Approval request(String kind, String subject, String summary, Operator operator) {
        return request(kind, subject, summary, operator.commissionId(), operator);
    }

    /**
     * Asks for a second person, or finds the matter that waits already. An expired one is asked anew. Comes before the locks
     * of what the matter is about (decision 011).
     *
     * @param kind one that a handler knows
     * @param subject what it is about, without personal data
     * @param summary one line for the person who decides, without personal data
     * @param commissionId whose matter it is
     */
    @Transactional
    public Approval request(String kind, String subject, String summary, int commissionId, Operator operator) {
        OffsetDateTime now = now();
        var waiting = Approval.pending(kind, subject);
        if (waiting.isPresent() && waiting.get().expiresAt.isAfter(now)) {
            return waiting.get();
        }
        entities.createNativeQuery(EXPIRE)
                .setParameter("kind", kind)
                .setParameter("subject", subject)
                .setParameter("now", now)
                .executeUpdate();
        int asked = entities.createNativeQuery(ASK)
                .setParameter("kind", kind)
                .setParameter("subject", subject)
                .setParameter("summary", summary)
                .setParameter("commission", commissionId)
                .setParameter("account", operator.accountId())
                .setParameter("now", now)
                .setParameter("until", now.plus(VALIDITY))
                .executeUpdate();
        if (asked == 1) {
            audit.record(operator, "approval-requested", kind, subject);
        }
        return Approval.pending(kind, subject).orElseThrow(BusyException::held);
    }

    /** What waits for a second person and this operator could decide or has asked for. */
    @Transactional
    public List<Approval> waiting(Operator operator, int after, int limit) {
        return Approval.waiting(deciders(operator), operator, now(), after, limit);
    }

    /** Whom a matter is about, for whoever decides; empty where it is about nobody. */
    public List<Concern> concerns(Approval approval) {
        return handler(approval.kind).concerns(approval);
    }

    /** Decides a waiting matter by its id; the same decision of the same account again is the same, and changes nothing. */
    @Transactional
    public Approval decide(int id, boolean approve, Operator operator) {
        return decide(Approval.lock(id).orElseThrow(Approvals::unknown), approve, operator);
    }

    /** Decides a waiting matter by what it is about. */
    @Transactional
    public Approval decide(String kind, String subject, boolean approve, Operator operator) {
        return decide(
                Approval.lockPending(kind, subject)
                        .orElseThrow(() -> ProblemType.APPROVAL_NEEDED.exception("Nobody has asked for a decision.")),
                approve,
                operator);
    }

    /** Nothing is left to decide about a matter: it waits no more, as if its time were over. Comes first, as a decision does. */
    @Transactional
    public void withdraw(String kind, String subject) {
        Approval.lockPending(kind, subject).ifPresent(approval -> approval.state = Approval.State.EXPIRED);
    }

    private Approval decide(Approval approval, boolean approve, Operator operator) {
        ApprovalHandler handler = handler(approval.kind);
        if (approval.requestedBy == operator.accountId()) {
            throw ProblemType.OWN_APPROVAL.exception("Whoever asks cannot decide: another account has to.");
        }
        if (!Approval.isFor(Objects.requireNonNull(approval.id), deciders(operator), operator)) {
            throw unknown();
        }
        Approval.State decision = approve ? Approval.State.APPROVED : Approval.State.REJECTED;
        if (approval.state == decision && Objects.equals(approval.decidedBy, operator.accountId())) {
            return approval;
        }
        OffsetDateTime now = now();
        if (approval.state != Approval.State.PENDING || !approval.expiresAt.isAfter(now)) {
            throw ProblemType.APPROVAL_NEEDED.exception("The matter no longer waits: ask anew.");
        }
        approval.state = decision;
        approval.decidedBy = operator.accountId();
        approval.decidedAt = now;
        audit.record(operator, "approval-decided", approval.state.name(), approval.kind + " " + approval.subject);
        if (approve) {
            handler.approved(approval, operator);
        } else {
            handler.rejected(approval, operator);
        }
        return approval;
    }

    private ApprovalHandler handler(String kind) {
        return handlers.stream()
                .filter(handler -> handler.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no handler for approvals of kind " + kind));
    }

    private Approval.Deciders deciders(Operator operator) {
        List<ApprovalHandler> own = handlers.stream()
                .filter(handler -> handler.deciders().contains(operator.role()))
                .toList();
        return new Approval.Deciders(
                own.stream().map(ApprovalHandler::kind).toList(),
                own.stream()
                        .filter(ApprovalHandler::isDecidedAbove)
                        .map(ApprovalHandler::kind)
                        .toList());
    }

    private static RuntimeException unknown() {
        return ProblemType.NOT_FOUND.exception("There is no such matter for this account.");
    }

    // Half an hour is half an hour: the clock of a rehearsal does not count here, but the database's does.
    private OffsetDateTime now() {
        return (OffsetDateTime) entities.createNativeQuery("select clock_timestamp()", OffsetDateTime.class)
                .getSingleResult();
    }
}
