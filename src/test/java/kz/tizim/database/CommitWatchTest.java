package kz.tizim.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import kz.tizim.kit.Beside;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

@Timeout(30)
class CommitWatchTest {

    @TempDir
    static Path data;

    private static EmbeddedServer server;
    private static Login superuser;

    private Connection connection;

    @BeforeAll
    static void startServerWhoseStandbyIsMissing() throws Exception {
        server = TestServer.start(data, Map.of("synchronous_standby_names", "ghost", "synchronous_commit", "local"));
        superuser = Passwords.read(EmbeddedServer.passwordFile(data)).superuserLogin();
        try (Connection owner = server.logins().owner().open(server.logins().url());
                Statement statement = owner.createStatement()) {
            statement.execute("create table entry (id int constraint entry_id unique deferrable initially deferred)");
            statement.execute("grant all on entry to tizim_app");
            statement.execute("create function speak() returns trigger language plpgsql as"
                    + " $$ begin raise notice 'by the way'; return null; end $$");
            statement.execute("create constraint trigger speak after update on entry deferrable initially deferred"
                    + " for each row execute function speak()");
        }
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", server.logins().app().user());
        login.setProperty("password", server.logins().app().password());
        connection = new CommitWatchingDriver().connect(server.logins().url(), login);
        connection.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void aCommitThatSucceedsIsKnown() throws Exception {
        assertEquals("answer", KnownOutcome.of(() -> commit("insert into entry values (1)")));
        assertEquals(1, count(1));
    }

    @Test
    void aCommitRefusedByADeferredConstraintIsKnownToHaveFailed() throws Exception {
        var failure = assertThrows(
                CommitFailed.class, () -> KnownOutcome.of(() -> commit("insert into entry values (2), (2)")));
        assertEquals("23505", failure.sqlState());
        assertEquals(0, count(2));
    }

    @Test
    void aCommitWhoseWaitForTheStandbyIsCancelledIsUnknown() throws Exception {
        var unknown = commitWhileAnother("insert into entry values (3)", "pg_cancel_backend");
        var cause = assertInstanceOf(CommitFailed.class, unknown.getCause());
        assertEquals(CommitWatch.UNKNOWN, cause.sqlState());
        assertInstanceOf(SQLWarning.class, cause.getCause().getCause());
        assertEquals(1, count(3), "it was committed on this server all the same");
    }

    @Test
    void aCommitWhoseBackendIsTerminatedWhileItWaitsIsUnknown() throws Exception {
        commitWhileAnother("insert into entry values (4)", "pg_terminate_backend");
        assertEquals(1, count(4));
    }

    @Test
    void aCommitWhoseBackendWasTerminatedBeforeIsUnknown() throws Exception {
        assertThrows(
                OutcomeUnknownException.class,
                () -> KnownOutcome.of(() -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("insert into entry values (5)");
                        signal("pg_terminate_backend", backend());
                        connection.commit();
                        return "answer";
                    } catch (SQLException e) {
                        throw new CommitFailed(e);
                    }
                }));
        assertEquals(0, count(5));
    }

    @Test
    void aSwallowedExceptionOfAnUnknownCommitIsNoSuccess() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into entry values (11)");
        }
        signal("pg_terminate_backend", backend());
        assertThrows(
                OutcomeUnknownException.class,
                () -> KnownOutcome.of(() -> {
                    try {
                        connection.commit();
                    } catch (SQLException swallowed) {
                        return "pretended";
                    }
                    return "answer";
                }));
    }

    @Test
    void aFailureBeforeTheCommitIsKnown() {
        assertThrows(CommitFailed.class, () -> KnownOutcome.of(() -> commit("insert into nowhere values (1)")));
    }

    @Test
    void aNoticeThatComesWithTheCommitIsNoDoubt() throws Exception {
        commit("insert into entry values (6)");
        assertEquals("answer", KnownOutcome.of(() -> commit("update entry set id = 7 where id = 6")));
        assertEquals(1, count(7));
    }

    @Test
    void aWarningFromBeforeTheCommitIsNoDoubt() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("do $$ begin raise warning 'earlier'; end $$");
        }
        assertEquals("answer", KnownOutcome.of(() -> commit("insert into entry values (8)")));
    }

    @Test
    void copyWorksThroughTheWrapper() throws Exception {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        assertEquals(2, copy.copyIn("copy entry from stdin", new StringReader("9\n10\n")));
        connection.commit();
        assertEquals(1, count(9));
    }

    @Test
    void exceptionsOfOtherMethodsComeThroughAsTheyAre() {
        var failure = assertThrows(SQLException.class, () -> connection.setTransactionIsolation(-1));
        assertTrue(failure.getMessage().contains("-1"));
    }

    private String commit(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
            return "answer";
        } catch (SQLException e) {
            throw new CommitFailed(e);
        }
    }

    /** Commits with a wait for the standby that never comes, and lets somebody end the wait. */
    private OutcomeUnknownException commitWhileAnother(String sql, String function) throws Exception {
        int pid = backend();
        CompletableFuture<Boolean> other = Beside.begin(() -> {
            try {
                awaitWaiting(pid);
                signal(function, pid);
                return true;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        var unknown = assertThrows(
                OutcomeUnknownException.class,
                () -> KnownOutcome.of(() -> commit("set local synchronous_commit = on; " + sql)));
        assertTrue(other.join());
        return unknown;
    }

    private int backend() throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    private static void awaitWaiting(int pid) throws Exception {
        long end = System.nanoTime() + 20_000_000_000L;
        while (number("select count(*) from pg_stat_activity where wait_event = 'SyncRep' and pid = " + pid) == 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The commit does not wait for the standby.");
            }
            Thread.sleep(10);
        }
    }

    private static void signal(String function, int pid) {
        try {
            // A termination is waited for, so that the test does not race it.
            String timeout = function.equals("pg_terminate_backend") ? ", 5000" : "";
            number("select " + function + "(" + pid + timeout + ")::int");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int count(int id) throws SQLException {
        return number("select count(*) from entry where id = " + id);
    }

    private static int number(String query) throws SQLException {
        try (Connection other = superuser.open(server.logins().url());
                Statement statement = other.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Stands for what a transaction manager makes of a failed commit. */
    private static final class CommitFailed extends RuntimeException {
        CommitFailed(SQLException cause) {
            super(cause);
        }

        String sqlState() {
            return ((SQLException) getCause()).getSQLState();
        }
    }
}
