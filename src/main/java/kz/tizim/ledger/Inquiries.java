package kz.tizim.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;

/** Questions about a citizen without any act: nothing is locked, nothing changes, and the audit trail says who asked. */
@ApplicationScoped
public class Inquiries {
    private final AgroalDataSource database;

    Inquiries(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Asks.
     *
     * @param action name of the inquiry in the audit trail
     * @param answer from the facts, none where the place is unknown, and the deciding time
     * @throws LinkedIinException when the number stands for another one
     */
    @Transactional
    public <F, A> A ask(
            String action,
            long iin,
            Operator operator,
            int electionId,
            int precinctId,
            Question.Asked<F> asked,
            BiFunction<List<F>, OffsetDateTime, A> answer) {
        try (Connection connection = database.getConnection()) {
            var found = SecondDecision.read(connection, asked.row(iin, "", electionId, precinctId), asked);
            SecondDecision.write(
                    connection,
                    List.of(ActTransaction.INSERT_AUDIT.row(
                            AuditTrail.row(operator, action, "READ", electionId, precinctId, iin, null))));
            return answer.apply(found.facts(), Objects.requireNonNull(found.now()));
        } catch (SQLException e) {
            throw new IllegalStateException("SQLState " + e.getSQLState(), e);
        }
    }
}
