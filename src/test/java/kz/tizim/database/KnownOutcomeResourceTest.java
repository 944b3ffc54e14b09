package kz.tizim.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import kz.tizim.kit.Owner;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** The way through transaction manager and connection pool, which by themselves lose the difference. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KnownOutcomeResourceTest {

    @Inject
    Desk desk;

    @Inject
    DataSource pool;

    @BeforeEach
    void createTable() throws SQLException {
        Owner.run("drop table if exists act");
        Owner.run("create table act (id int, unique (id) deferrable initially deferred)");
        Owner.run("grant all on act to tizim_app");
        Owner.run("create or replace function warn() returns trigger language plpgsql as"
                + " $$ begin raise warning 'not so sure'; return null; end $$");
        Owner.run("create constraint trigger warn after update on act deferrable initially deferred"
                + " for each row execute function warn()");
    }

    @Test
    void workThatWasCommittedIsAnswered() {
        assertEquals(1, KnownOutcome.of(() -> desk.execute("insert into act values (1)")));
        assertEquals(1, desk.count());
    }

    @Test
    void workThatADeferredConstraintUndidHasFailed() {
        var failure = assertThrows(
                RuntimeException.class, () -> KnownOutcome.of(() -> desk.execute("insert into act values (1), (1)")));
        assertFalse(failure instanceof OutcomeUnknownException, failure::toString);
        var log = new StringWriter();
        failure.printStackTrace(new PrintWriter(log));
        assertTrue(log.toString().contains("act_id_key"), "the constraint is named");
        assertFalse(log.toString().contains("(id)=(1)"), "the row's values are not");
        assertEquals(0, desk.count());
    }

    @Test
    void workWhoseConnectionDiedBeforeTheCommitIsUnknown() {
        assertThrows(
                OutcomeUnknownException.class,
                () -> KnownOutcome.of(() -> desk.executeAndLoseConnection("insert into act values (1)")));
        assertEquals(0, desk.count());
    }

    @Test
    void aTransactionalUseCaseSaysByItselfThatItsOutcomeIsUnknown() {
        assertThrows(OutcomeUnknownException.class, () -> desk.executeAndLoseConnection("insert into act values (1)"));
        assertThrows(RuntimeException.class, () -> desk.execute("insert into act values (1), (1)"));
        assertEquals(0, desk.count());
    }

    @Test
    void workWhoseCommitCameBackWithAWarningIsUnknownThoughDone() {
        KnownOutcome.of(() -> desk.execute("insert into act values (1)"));
        assertThrows(OutcomeUnknownException.class, () -> KnownOutcome.of(() -> desk.execute("update act set id = 2")));
        assertEquals(1, desk.count());
    }

    @Test
    void thePoolGivesPostgresOwnConnectionForCopy() throws Exception {
        try (Connection connection = pool.getConnection()) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            assertEquals(2, copy.copyIn("copy act from stdin", new StringReader("1\n2\n")));
        }
    }

    /** Stands for any service: each method is one transaction. */
    @ApplicationScoped
    static class Desk {

        @Inject
        EntityManager entities;

        @ConfigProperty(name = "quarkus.datasource.username")
        String app;

        @ConfigProperty(name = "quarkus.datasource.password")
        String appPassword;

        @ConfigProperty(name = "quarkus.datasource.jdbc.url")
        String url;

        @Transactional
        int execute(String sql) {
            return entities.createNativeQuery(sql).executeUpdate();
        }

        @Transactional
        int count() {
            return ((Number) entities.createNativeQuery("select count(*) from act")
                            .getSingleResult())
                    .intValue();
        }

        @Transactional
        int executeAndLoseConnection(String sql) {
            int rows = execute(sql);
            Object pid = entities.createNativeQuery("select pg_backend_pid()").getSingleResult();
            try (Connection other = new Login(app, appPassword).open(url);
                    Statement statement = other.createStatement()) {
                // Waits up to five seconds until it is gone.
                statement.execute("select pg_terminate_backend(" + pid + ", 5000)");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return rows;
        }
    }
}
