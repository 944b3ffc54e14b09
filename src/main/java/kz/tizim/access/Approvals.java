package kz.tizim.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import kz.tizim.problem.ProblemType;

/**
 * Decisions that need a second person: one asks, another one decides within half an hour (ASVS 5.0, 2.3.5).
 *
 * <p>The database refuses a decision of the requester; here it only gets its words.
 */
@ApplicationScoped
public class Approvals {
    private static final Duration VALIDITY = Duration.ofMinutes(30);
    /** One asks, another one asks and decides, a third time is more than chance. */
    private static final int MOST_TRIES = 4;

    private final Instance<ApprovalHandler> handlers;
    private final AuditTrail audit;
    private final EntityManager entities;

    Approvals(@Any Instance<ApprovalHandler> handlers, AuditTrail audit, EntityManager entities) {
        this.handlers = handlers;
        this.audit = audit;
        this.entities = entities;
    }

    /**
     * Asks for a second person, or finds the matter that waits already. An expired one is asked anew.
     *
     * @param kind one that a handler knows
     * @param subject what it is about, without personal data
     * @param summary one line for the person who decides, without personal data
     */
    @Transactional
    public Approval request(String kind, String subject, String summary, Operator operator) {
        OffsetDateTime now = now();
        for (int i = 0; i < MOST_TRIES; i++) {
            var waiting = Approval.pending(kind, subject);
            if (waiting.isPresent() && waiting.get().expiresAt.isAfter(now)) {
                return waiting.get();
            }
            Approval.expire(kind, subject, now);
            if (keep(kind, subject, summary, operator, now)) {
                audit.record(operator, "approval-requested", kind, subject);
            }
        }
        throw ProblemType.REQUEST_IN_FLIGHT.exception("Others ask for the same and decide about it: ask again.");
    }

    private static boolean keep(String kind, String subject, String summary, Operator operator, OffsetDateTime now) {
        var approval = new Approval();
        approval.kind = kind;
        approval.subject = subject;
        approval.summary = summary;
        approval.requestedBy = operator.accountId();
        approval.requestedAt = now;
        approval.expiresAt = now.plus(VALIDITY);
        return approval.keep();
    }

    /** What waits for a second person and this operator could decide. */
    @Transactional
    public List<Approval> waiting(Operator operator, int after, int limit) {
        return Approval.waiting(now(), after, limit).stream()
                .filter(approval -> approval.requestedBy == operator.accountId()
                        || handler(approval.kind).mayDecide(approval, operator))
                .toList();
    }

    /** Decides a waiting matter by its id. */
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

    private Approval decide(Approval approval, boolean approve, Operator operator) {
        ApprovalHandler handler = handler(approval.kind);
        if (approval.requestedBy == operator.accountId()) {
            throw ProblemType.OWN_APPROVAL.exception("Whoever asks cannot decide: another account has to.");
        }
        if (!handler.mayDecide(approval, operator)) {
            throw unknown();
        }
        OffsetDateTime now = now();
        if (approval.state != Approval.State.PENDING || !approval.expiresAt.isAfter(now)) {
            throw ProblemType.APPROVAL_NEEDED.exception("The matter no longer waits: ask anew.");
        }
        approval.state = approve ? Approval.State.APPROVED : Approval.State.REJECTED;
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

    private static RuntimeException unknown() {
        return ProblemType.NOT_FOUND.exception("There is no such matter for this account.");
    }

    // Half an hour is half an hour: the clock of a rehearsal does not count here, but the database's does.
    private OffsetDateTime now() {
        return (OffsetDateTime) entities.createNativeQuery("select clock_timestamp()", OffsetDateTime.class)
                .getSingleResult();
    }
}
