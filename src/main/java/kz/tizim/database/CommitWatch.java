package kz.tizim.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Passes everything on to a connection and looks closely at {@code commit()}.
 *
 * <p>PostgreSQL sends a warning together with a commit when the wait for a synchronous standby was cut short: done here,
 * but perhaps nowhere else. A commit that fails is certainly undone only if the server says why, in SQLState class 23 (a
 * deferred constraint) or 40 (serialization, deadlock).
 *
 * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL error codes</a>
 */
final class CommitWatch implements InvocationHandler {

    /** "Transaction resolution unknown" in the SQL standard. */
    static final String UNKNOWN = "08007";

    /** "Statement completion unknown": of class 40, and still no rollback. */
    private static final String COMPLETION_UNKNOWN = "40003";

    private final Connection connection;

    CommitWatch(Connection connection) {
        this.connection = connection;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("commit")) {
            commit();
            return null;
        }
        if (method.getName().equals("equals")) {
            return proxy == Objects.requireNonNull(arguments)[0];
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private void commit() throws SQLException {
        SQLWarning warning;
        try {
            // What earlier statements left behind says nothing about the commit.
            connection.clearWarnings();
            connection.commit();
            warning = connection.getWarnings();
        } catch (SQLException e) {
            if (!isCertainlyUndone(e)) {
                KnownOutcome.doubt();
            }
            throw e;
        } catch (RuntimeException | Error e) {
            KnownOutcome.doubt();
            throw e;
        }
        for (; warning != null; warning = warning.getNextWarning()) {
            if (isDoubt(warning)) {
                KnownOutcome.doubt();
                throw new SQLException("The commit came back with a warning.", UNKNOWN, warning);
            }
        }
    }

    private static boolean isCertainlyUndone(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("23") || state.startsWith("40")) && !state.equals(COMPLETION_UNKNOWN);
    }

    /** A mere notice, say of a deferred trigger, comes with the state of success, 00000. */
    private static boolean isDoubt(SQLWarning warning) {
        String state = warning.getSQLState();
        return state == null || !state.startsWith("00");
    }
}
