package kz.tizim.polling;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.ledger.Audited;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Refusals;
import kz.tizim.ledger.SecondDecision;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemException;

/**
 * What all have in common that two persons undo (domain rule 12): it is found within the reach of an account, locked, and
 * written into the audit trail. Rows have at least {@code election_id}, {@code precinct_id}, {@code parent_id} (the
 * commission above the precinct) and {@code iin}.
 */
@ApplicationScoped
class Undoing {
    static final Set<Role> DECIDERS = Set.of(Role.CHAIR, Role.MEMBER, Role.TERRITORIAL);

    private final EntityManager entities;
    private final AgroalDataSource database;
    private final Refusals refusals;

    Undoing(EntityManager entities, AgroalDataSource database, Refusals refusals) {
        this.entities = entities;
        this.refusals = refusals;
        this.database = database;
    }

    /**
     * The row of an id, if the operator reaches its precinct.
     *
     * @param query with the parameter {@code id}
     */
    Optional<Tuple> find(String query, UUID id, Operator operator) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(query, Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream()
                .filter(row ->
                        operator.reaches(row.get("precinct_id", Integer.class), row.get("parent_id", Integer.class)))
                .findFirst();
    }

    /** Locks the citizen, and keeps the precinct from closing. */
    void lock(Tuple row) {
        try (Connection connection = database.getConnection()) {
            SecondDecision.lock(
                    connection,
                    row.get("iin", Long.class),
                    row.get("election_id", Integer.class),
                    row.get("precinct_id", Integer.class));
        } catch (SQLException e) {
            throw new IllegalStateException("SQLState " + e.getSQLState(), e);
        }
    }

    /** Records that it is done. */
    void record(Operator operator, String action, Tuple row, String subject) {
        try (Connection connection = database.getConnection()) {
            SecondDecision.write(
                    connection, List.of(audited(operator, action, row, subject).done()));
        } catch (SQLException e) {
            throw new IllegalStateException("SQLState " + e.getSQLState(), e);
        }
    }

    /** Records why it is not done, which stays; the result is to be thrown. */
    ProblemException refused(Operator operator, String action, Tuple row, String subject, Problem refusal) {
        return refusals.keep(new Outcome.Refused(refusal), audited(operator, action, row, subject));
    }

    private static Audited audited(Operator operator, String action, Tuple row, String subject) {
        return new Audited(
                operator,
                action,
                row.get("election_id", Integer.class),
                row.get("precinct_id", Integer.class),
                row.get("iin", Long.class),
                subject);
    }
}
