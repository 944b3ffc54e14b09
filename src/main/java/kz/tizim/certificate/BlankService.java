package kz.tizim.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kz.tizim.access.AlertKind;
import kz.tizim.access.Alerts;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Commission;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.DecidingClock;
import kz.tizim.election.ElectionFacts;
import kz.tizim.ledger.IdempotencyKey;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.precinct.Precincts;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * Strict accountability of blanks (domain rule 7): each commission moves what it has on hand, by signed acts, and only
 * between itself and the commission above or one below. What is handed over stays the giver's until it is confirmed.
 */
@ApplicationScoped
class BlankService {
    private final BlankPrinting printing;
    private final BlankStock stock;
    private final Precincts precincts;
    private final DecidingClock clock;
    private final Alerts alerts;
    private final AuditTrail audit;
    private final EntityManager entities;

    BlankService(
            BlankPrinting printing,
            BlankStock stock,
            Precincts precincts,
            DecidingClock clock,
            Alerts alerts,
            AuditTrail audit,
            EntityManager entities) {
        this.printing = printing;
        this.stock = stock;
        this.precincts = precincts;
        this.clock = clock;
        this.alerts = alerts;
        this.audit = audit;
        this.entities = entities;
    }

    /** Carries out an act, once for a key; all of its blanks or none. */
    @Transactional
    BlankMovementShown move(
            ElectionFacts election, BlankMovementRequest request, Operator operator, IdempotencyKey key) {
        Optional<BlankMovement> done = BlankMovement.byKey(operator.commissionId(), key.text());
        if (done.isPresent()) {
            if (!isSame(election, done.get(), request)) {
                throw ProblemType.IDEMPOTENCY_KEY_REUSED.exception("The key was sent before with another request.");
            }
            return BlankMovementShown.of(election, done.get(), null);
        }
        OffsetDateTime now = clock.now();
        Commission own = Commission.findById(operator.commissionId());
        Commission to = request.to() == null ? null : receiver(own, request.to());
        PrecinctFacts precinct = precinct(own, to);
        var run = request.kind() == BlankMovement.Kind.PRINT
                ? print(election, request, operator, now)
                : printing.of(election, request.range())
                        .orElseThrow(
                                () -> Problem.invalid("last", "must be of the same print run as the first number"));
        if (to != null && to.kind == Commission.Kind.PRECINCT) {
            refuseOutOfScope(election, run, Objects.requireNonNull(precinct));
        }
        if (request.kind() == BlankMovement.Kind.CANCEL) {
            refuseWhileIssued(election, precinct, now);
        }
        BlankMovement act = written(election, request, operator, key, now);
        act.contestId = run.contestId();
        act.run = run.number();
        act.receiverId = to == null ? null : to.id;
        act.late = isLate(election, act, own, to, precinct, now);
        persist(act);
        carryOut(act);
        audit.record(operator, "blanks-moved", "DONE", act.kind + " " + act.range() + " " + act.id);
        return BlankMovementShown.of(election, act, null);
    }

    private BlankPrinting.Run print(
            ElectionFacts election, BlankMovementRequest request, Operator operator, OffsetDateTime now) {
        if (operator.role() != Role.CENTRAL) {
            throw ProblemType.FORBIDDEN.exception("Only the central commission has blanks printed.");
        }
        var contest = election.contest(Objects.requireNonNull(request.contest()))
                .orElseThrow(() -> Problem.invalid("contest", "is not a contest of this election"));
        return printing.register(election, contest, request.range(), now);
    }

    private static Commission receiver(Commission own, String code) {
        return Commission.byCode(code)
                .filter(to -> Objects.equals(to.id, own.parentId) || Objects.equals(to.parentId, own.id))
                .orElseThrow(() -> Problem.invalid("to", "must be the commission above, or one directly below"));
    }

    /** The precinct that gets blanks, or has them; null where none takes part. */
    private @Nullable PrecinctFacts precinct(Commission own, @Nullable Commission to) {
        Commission commission = to != null && to.kind == Commission.Kind.PRECINCT ? to : own;
        return commission.kind == Commission.Kind.PRECINCT
                ? precincts.find(commission.code).orElseThrow()
                : null;
    }

    private static void refuseOutOfScope(ElectionFacts election, BlankPrinting.Run run, PrecinctFacts precinct) {
        if (!election.contest(run.contestId()).orElseThrow().covers(precinct.kato())) {
            throw ProblemType.OUTSIDE_SCOPE.exception("The contest of these blanks is not held there.");
        }
    }

    private static void refuseWhileIssued(
            ElectionFacts election, @Nullable PrecinctFacts precinct, OffsetDateTime now) {
        LocalDateTime lastIssue = election.calendar().certificatesUntil();
        ZoneId zone = precinct == null ? election.zone() : precinct.zone();
        if (!isPast(lastIssue, now, zone)) {
            throw ProblemType.OUTSIDE_WINDOW
                    .with("Unused blanks are cancelled after the last certificate was issued.")
                    .with("from", lastIssue.toString())
                    .with("timeZone", zone.getId())
                    .exception();
        }
    }

    private static BlankMovement written(
            ElectionFacts election,
            BlankMovementRequest request,
            Operator operator,
            IdempotencyKey key,
            OffsetDateTime now) {
        var act = new BlankMovement();
        act.id = AuditTrail.timeOrderedId();
        act.electionId = election.id();
        act.kind = request.kind();
        act.firstNumber = request.first().value();
        act.lastNumber = request.last().value();
        act.commissionId = operator.commissionId();
        act.act = request.act();
        act.reason = request.reason();
        act.accountId = operator.accountId();
        act.key = key.text();
        act.at = now;
        return act;
    }

    /** Extra runs come after the days of the calendar, so only a first run can be late. */
    private static boolean isLate(
            ElectionFacts election,
            BlankMovement act,
            Commission own,
            @Nullable Commission to,
            @Nullable PrecinctFacts precinct,
            OffsetDateTime now) {
        if (act.run > 1) {
            return false;
        }
        if (act.kind == BlankMovement.Kind.PRINT || to != null && own.kind == Commission.Kind.CENTRAL) {
            return isPast(election.calendar().blanksAtTerritorials(), now, election.zone());
        }
        return to != null
                && precinct != null
                && to.kind == Commission.Kind.PRECINCT
                && isPast(election.calendar().blanksAtPrecincts(), now, precinct.zone());
    }

    private static boolean isPast(LocalDateTime end, OffsetDateTime now, ZoneId zone) {
        return !now.atZoneSameInstant(zone).toLocalDateTime().isBefore(end);
    }

    private void persist(BlankMovement act) {
        try {
            act.persist();
            entities.flush();
        } catch (ConstraintViolationException e) {
            if ("blank_movement_once".equals(e.getConstraintName())) {
                throw ProblemType.REQUEST_IN_FLIGHT.exception("The same act is being carried out: ask again.");
            }
            throw e;
        }
    }

    private void carryOut(BlankMovement act) {
        switch (act.kind) {
            case PRINT -> print(act);
            case FIND -> {
                refuseUnlessAll(act, stock.move(act));
                alerts.raise(
                        AlertKind.LOST_BLANK_FOUND,
                        act.electionId,
                        act.commissionId,
                        act.range() + " " + act.id,
                        "Blanks that were written down as lost were found, and are cancelled.");
            }
            default -> refuseUnlessAll(act, stock.move(act));
        }
    }

    private void print(BlankMovement act) {
        try {
            stock.print(act);
        } catch (BlankStockException e) {
            throw "blank_pk".equals(e.brokenConstraint())
                    ? Problem.invalid("first", "begins a range with numbers that were used already")
                    : e;
        }
    }

    private void refuseUnlessAll(BlankMovement act, int able) {
        int quantity = act.range().quantity();
        if (able != quantity) {
            List<BlankStock.Whereabouts> places = stock.whereabouts(act.electionId, act.commissionId, act.range());
            throw ProblemType.BLANKS_NOT_ON_HAND
                    .with("Only %d of these %d blanks are where the act says.".formatted(able, quantity))
                    .with("blanks", places)
                    .exception();
        }
    }

    private static boolean isSame(ElectionFacts election, BlankMovement act, BlankMovementRequest request) {
        if (act.electionId != election.id()) {
            return false;
        }
        BlankMovementShown shown = BlankMovementShown.of(election, act, null);
        return act.kind == request.kind()
                && act.range().equals(request.range())
                && act.act.equals(request.act())
                && Objects.equals(act.reason, request.reason())
                && Objects.equals(shown.to(), request.to())
                && (request.contest() == null || shown.contest().equals(request.contest()));
    }
}
