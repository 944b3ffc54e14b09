package kz.tizim.ledger;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kz.tizim.problem.ProblemException;

/**
 * Refusals of {@link SecondDecision second decisions} and of decisions about a precinct. They are thrown, which rolls everything else back; that somebody asked
 * stays, and the alert where there is one.
 */
@ApplicationScoped
public class Refusals {
    private final AgroalDataSource database;

    Refusals(AgroalDataSource database) {
        this.database = database;
    }

    /** Keeps what stays, in a transaction of its own; the result is to be thrown. */
    public ProblemException keep(Outcome.Refused refusal, Audited audited) {
        List<Sql.Row> rows = new ArrayList<>(refusal.writes());
        rows.add(audited.row(refusal.word()));
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = database.getConnection()) {
                SecondDecision.write(connection, rows);
            } catch (SQLException e) {
                throw new IllegalStateException("SQLState " + e.getSQLState(), e);
            }
        });
        return refusal.problem().exception();
    }
}
