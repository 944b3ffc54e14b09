package kz.tizim.election;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;

/** Ready when the schema is migrated and the database folds Cyrillic letters, without which searches find nothing. */
@Readiness
@ApplicationScoped
class DatabaseFitness implements HealthCheck {
    private final AgroalDataSource database;
    private final Flyway flyway;

    DatabaseFitness(AgroalDataSource database, Flyway flyway) {
        this.database = database;
        this.flyway = flyway;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("database");
        int pending = flyway.info().pending().length;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select lower('ҚӘ') = 'қә', exists (select from installation)")) {
            row.next();
            boolean locale = row.getBoolean(1);
            boolean settled = row.getBoolean(2);
            return answer.withData("pendingMigrations", pending)
                    .withData("localeFoldsCyrillic", locale)
                    .withData("settled", settled)
                    .status(pending == 0 && locale && settled)
                    .build();
        } catch (SQLException e) {
            return answer.withData("sqlState", String.valueOf(e.getSQLState()))
                    .down()
                    .build();
        }
    }
}
