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

/** The other names of streets: renamings are entered before an election, and ended, never deleted. */
@ApplicationScoped
class StreetAliasService {
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
        LastDay.checkDay("validFrom", request.validFrom());
        LocalDate lastDay = request.validTo();
        var entry = new StreetAliasEntry();
        entry.kato = request.kato().code();
        entry.alias = request.alias().strip();
        entry.street = request.street().strip();
        entry.validFrom = request.validFrom();
        entry.validTo = lastDay == null ? null : new LastDay(lastDay).checked().from(request.validFrom());
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
    StreetAliasResource.Shown end(int id, LastDay lastDay, Operator operator) {
        StreetAliasEntry entry = StreetAliasEntry.<StreetAliasEntry>findByIdOptional(id)
                .orElseThrow(() -> ProblemType.NOT_FOUND.exception("There is no such alias."));
        entry.validTo = lastDay.from(entry.validFrom);
        audit.record(operator, "street-alias-ended", "DONE", "street alias " + id);
        return shown(entry);
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
