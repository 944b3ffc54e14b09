package kz.tizim.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Bounds the wait for each answer of the server, until it is closed. Of a server whose machine is gone, and of a commit that
 * waits for a standby, nothing is ever heard: who asks shall be told that, and the connection not be kept for it.
 *
 * <p>The connection is given up without a word to the server, where what was begun goes on: a wait for a standby is never
 * cancelled.
 */
public final class TimeLimit implements AutoCloseable {
    /** Longer than an act may wait for its two locks, five seconds each; shorter than those who ask wait. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Connection connection;

    private TimeLimit(Connection connection) {
        this.connection = connection;
    }

    /** Begins; a late answer then fails as a broken connection does. */
    public static TimeLimit on(Connection connection) throws SQLException {
        return on(connection, LONGEST);
    }

    /** Begins one of a shorter time, where no lock is waited for. */
    public static TimeLimit on(Connection connection, Duration limit) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, (int) limit.toMillis());
        return new TimeLimit(connection);
    }

    @Override
    public void close() {
        try {
            connection.setNetworkTimeout(Runnable::run, 0);
        } catch (SQLException e) {
            // It is closed, and will not be used again.
        }
    }
}
