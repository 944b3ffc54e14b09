package kz.tizim.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kz.tizim.access.AlertKind;
import kz.tizim.access.Alerts;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Commission;
import kz.tizim.access.Operator;
import kz.tizim.election.DecidingClock;
import kz.tizim.election.ElectionFacts;
import kz.tizim.ledger.IdempotencyKey;
import kz.tizim.problem.ProblemType;
import org.hibernate.exception.ConstraintViolationException;

/**
 * The second half of a handover: the receiver confirms what really arrived. Missing blanks stay on their way, and the giver
 * answers for them until they are recalled or written down as lost; of doubled numbers none is used. Either is an alert.
 */
@ApplicationScoped
class BlankReceipts {
    private final BlankStock stock;
    private final DecidingClock clock;
    private final Alerts alerts;
    private final AuditTrail audit;
    private final EntityManager entities;

    BlankReceipts(BlankStock stock, DecidingClock clock, Alerts alerts, AuditTrail audit, EntityManager entities) {
        this.stock = stock;
        this.clock = clock;
        this.alerts = alerts;
        this.audit = audit;
        this.entities = entities;
    }

    /** Takes over what arrived, once. */
    @Transactional
    BlankMovementShown receive(
            ElectionFacts election, UUID id, BlankReceiptRequest request, Operator operator, IdempotencyKey key) {
        BlankMovement handover = BlankMovement.handover(election.id(), id)
                .filter(found -> Objects.equals(found.receiverId, operator.commissionId()))
                .orElseThrow(
                        () -> ProblemType.NOT_FOUND.exception("No such handover waits for this account's commission."));
        BlankReceipt done = BlankReceipt.findById(id);
        if (done != null) {
            return again(election, handover, done, request, key);
        }
        request.check(handover.range());
        BlankReceipt receipt = written(handover, request, operator, key, clock.now());
        persist(receipt);
        Commission receiver = Commission.findById(operator.commissionId());
        if (stock.receive(handover, receiver, request.missing()) != receipt.received) {
            throw ProblemType.BLANKS_NOT_ON_HAND
                    .with("The giver took some of these blanks back, or lost them: name those as missing.")
                    .with("blanks", stock.whereabouts(election.id(), handover.commissionId, handover.range()))
                    .exception();
        }
        // The lower one of the two: it sees the alert, and so does the other, above it.
        int place = receiver.parentId != null && receiver.parentId == handover.commissionId
                ? operator.commissionId()
                : handover.commissionId;
        for (BlankRange missing : request.missing()) {
            raise(AlertKind.BLANK_GAP, handover, place, missing, "%d blanks of a handover did not arrive.");
        }
        for (BlankRange surplus : request.surplus()) {
            surplus(handover, receiver, place, surplus);
        }
        audit.record(operator, "blanks-received", "DONE", receipt.received + " of " + id);
        return BlankMovementShown.of(election, handover, receipt);
    }

    private static BlankMovementShown again(
            ElectionFacts election,
            BlankMovement handover,
            BlankReceipt done,
            BlankReceiptRequest request,
            IdempotencyKey key) {
        if (!done.key.equals(key.text())) {
            throw ProblemType.ALREADY_EXISTS.exception("The handover was confirmed before.");
        }
        boolean same = done.act.equals(request.act())
                && done.ranges(BlankReceipt.Finding.MISSING).equals(sorted(request.missing()))
                && done.ranges(BlankReceipt.Finding.SURPLUS).equals(sorted(request.surplus()));
        if (!same) {
            throw ProblemType.IDEMPOTENCY_KEY_REUSED.exception("The key was sent before with another request.");
        }
        return BlankMovementShown.of(election, handover, done);
    }

    private static List<BlankRange> sorted(List<BlankRange> ranges) {
        return ranges.stream()
                .sorted(Comparator.comparingLong(range -> range.first().value()))
                .toList();
    }

    private static BlankReceipt written(
            BlankMovement handover,
            BlankReceiptRequest request,
            Operator operator,
            IdempotencyKey key,
            OffsetDateTime now) {
        var receipt = new BlankReceipt();
        receipt.movementId = handover.id;
        receipt.received = handover.range().quantity()
                - request.missing().stream().mapToInt(BlankRange::quantity).sum();
        receipt.act = request.act();
        receipt.accountId = operator.accountId();
        receipt.key = key.text();
        receipt.at = now;
        request.missing()
                .forEach(range ->
                        receipt.discrepancies.add(BlankReceipt.Discrepancy.of(BlankReceipt.Finding.MISSING, range)));
        request.surplus()
                .forEach(range ->
                        receipt.discrepancies.add(BlankReceipt.Discrepancy.of(BlankReceipt.Finding.SURPLUS, range)));
        return receipt;
    }

    private void persist(BlankReceipt receipt) {
        try {
            receipt.persist();
            entities.flush();
        } catch (ConstraintViolationException e) {
            if ("blank_receipt_pk".equals(e.getConstraintName())) {
                throw ProblemType.REQUEST_IN_FLIGHT.exception("The handover is being confirmed: ask again.");
            }
            throw e;
        }
    }

    private void surplus(BlankMovement handover, Commission receiver, int place, BlankRange surplus) {
        int lost = stock.lost(handover.electionId, surplus);
        if (lost > 0) {
            raise(
                    AlertKind.LOST_BLANK_FOUND,
                    handover,
                    place,
                    surplus,
                    "%d blanks arrived, some of which were written down as lost.");
        }
        if (lost < surplus.quantity()) {
            raise(
                    AlertKind.BLANK_DOUBLED,
                    handover,
                    place,
                    surplus,
                    "%d blanks arrived twice, or without being handed over.");
        }
        stock.withdraw(handover, Objects.requireNonNull(receiver.id), surplus);
    }

    private void raise(AlertKind kind, BlankMovement handover, int place, BlankRange range, String detail) {
        alerts.raise(kind, handover.electionId, place, range + " " + handover.id, detail.formatted(range.quantity()));
    }
}
