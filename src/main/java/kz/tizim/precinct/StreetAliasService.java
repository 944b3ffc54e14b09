package kz.tizim.precinct;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The other names of streets: renamings are entered before an election, and ended, never deleted. */
@ApplicationScoped
class StreetAliasService {
    private static final LocalDate FIRST_DAY = LocalDate.of(1991, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private final EntityManager entities;
    private final AuditTrail audit;

    StreetAliasService(EntityManager entities, AuditTrail audit) {
        this.entities = entities;
        this.audit = audit;
    }

    @Transactional
    StreetAliasResource.Shown add(StreetAliasResource.Request request, Operator operator) {
        StreetName name = StreetName.of(request.street());
        if (name.isNone()) {
            throw Problem.invalid("street", "must be the name of a street");
        }
        if (StreetName.of(request.alias()).isNone() || name.equals(StreetName.of(request.alias()))) {
            throw Problem.invalid("alias", "must be another name than the street's");
        }
        checkDay("validFrom", request.validFrom());
        checkDay("validTo", request.validTo());
        if (request.validTo() != null && request.validTo().isBefore(request.validFrom())) {
            throw Problem.invalid("validTo", "must not lie before validFrom");
        }
        var entry = new StreetAliasEntry();
        entry.kato = request.kato().code();
        entry.alias = request.alias().strip();
        entry.street = request.street().strip();
        entry.validFrom = request.validFrom();
        entry.validTo = request.validTo();
        entry.decision = request.decision();
        entry.decidedBy = operator.accountId();
        try {
            entry.persist();
            entities.flush();
        } catch (ConstraintViolationException e) {
            if ("street_alias_one".equals(e.getConstraintName())) {
                throw ProblemType.ALREADY_EXISTS.exception("This name has a meaning from that day on already.");
            }
            throw e;
        }
        audit.record(operator, "street-alias-added", "DONE", "street alias " + entry.id);
        return shown(entry);
    }

    @Transactional
    List<StreetAliasResource.Shown> list(String kato, int after, int limit) {
        return StreetAliasEntry.page(kato, after, limit).stream()
                .map(StreetAliasService::shown)
                .toList();
    }

    @Transactional
    StreetAliasResource.Shown end(int id, LocalDate lastDay, Operator operator) {
        checkDay("validTo", lastDay);
        StreetAliasEntry entry = StreetAliasEntry.<StreetAliasEntry>findByIdOptional(id)
                .orElseThrow(() -> ProblemType.NOT_FOUND.exception("There is no such alias."));
        if (lastDay.isBefore(entry.validFrom)) {
            throw Problem.invalid("validTo", "must not lie before " + entry.validFrom);
        }
        entry.validTo = lastDay;
        audit.record(operator, "street-alias-ended", "DONE", "street alias " + id);
        return shown(entry);
    }

    private static void checkDay(String field, @Nullable LocalDate day) {
        if (day != null && (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY))) {
            throw Problem.invalid(field, "must be from " + FIRST_DAY + " to " + LAST_DAY);
        }
    }

    private static StreetAliasResource.Shown shown(StreetAliasEntry entry) {
        return new StreetAliasResource.Shown(
                Objects.requireNonNull(entry.id),
                entry.kato,
                entry.alias,
                entry.street,
                entry.validFrom,
                entry.validTo,
                entry.decision);
    }
}
