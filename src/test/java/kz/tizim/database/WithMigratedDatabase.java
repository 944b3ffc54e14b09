package kz.tizim.database;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.postgresql.util.PSQLException;

/** An empty database, migrated, that a test talks to by hand. */
abstract class WithMigratedDatabase {
    static final String NOT_PERMITTED = "42501";

    static TestDatabase database;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
        DatabaseLogins logins = database.logins();
        Flyway.configure()
                .dataSource(logins.url(), logins.owner().user(), logins.owner().password())
                .locations("db/migration")
                .placeholders(Map.of(
                        "app", logins.app().user(), "lookup", logins.lookup().user()))
                .load()
                .migrate();
    }

    static String refusal(Statement statement, String sql) {
        return assertThrows(SQLException.class, () -> statement.execute(sql), sql)
                .getSQLState();
    }

    static String violation(Statement statement, String sql) {
        PSQLException refusal = assertThrows(PSQLException.class, () -> statement.execute(sql));
        return refusal.getSQLState() + " " + refusal.getServerErrorMessage().getConstraint();
    }
}
