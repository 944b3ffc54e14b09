package kz.tizim.imports;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The lock that stands for the whole register, until the transaction ends. Whoever writes it or places its citizens has it
 * alone, whoever locks some citizens shares it. It comes before all other locks (decision 011).
 */
public final class RegisterLock {
    private static final String KEY = "(hashtextextended('import-apply', 0))";

    private static final String TRY = "select pg_try_advisory_xact_lock" + KEY;
    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private RegisterLock() {}

    /** Takes it alone, however long that takes; later locks of the transaction are waited for as long, too. */
    public static void queue(Connection connection) throws SQLException {
        Staging.execute(connection, "set local lock_timeout = 0");
        alone(connection);
    }

    /** Takes it alone; waits at most as long as the connection's {@code lock_timeout}. */
    public static void alone(Connection connection) throws SQLException {
        ask(connection, "select true from (select pg_advisory_xact_lock" + KEY + ") locked");
    }

    /** Shares it; waits at most as long as the connection's {@code lock_timeout}. */
    public static void share(Connection connection) throws SQLException {
        ask(connection, "select true from (select pg_advisory_xact_lock_shared" + KEY + ") locked");
    }

    /**
     * Takes it alone, unless somebody has it or shares it for longer than a second: what ends a transaction is seen a moment
     * before its locks go. Nobody queues behind whoever tries.
     */
    public static boolean tryAlone(Connection connection) throws SQLException {
        for (int i = 1; i < TRIES; i++) {
            if (ask(connection, TRY)) {
                return true;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return ask(connection, TRY);
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
