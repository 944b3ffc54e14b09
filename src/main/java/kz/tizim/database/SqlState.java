package kz.tizim.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Why the database did not do something: the five characters of its error, which unlike its message never quote a row.
 *
 * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL error codes</a>
 */
public final class SqlState {
    private static final String DISK_FULL = "53100";
    /** So a server says that follows another one, or that was made so by its administrator. */
    private static final String READ_ONLY = "25006";

    private SqlState() {}

    /** The state that stands behind a failure, null where there is none. */
    public static @Nullable String of(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }

    /**
     * Whether the same may succeed later, unchanged: the connection broke (08), two transactions were in each other's way
     * (40), disk, memory or connections ran out (53), the server was stopped or fell over (57), or only reads for now.
     */
    public static boolean isPassing(String state) {
        return state.equals(READ_ONLY)
                || switch (kind(state)) {
                    case "08", "40", "53", "57" -> true;
                    default -> false;
                };
    }

    /** A sentence for who has asked, where the state says what is to be done before it is asked again. */
    public static String advice(@Nullable Throwable failure, String otherwise) {
        String state = of(failure);
        if (state == null) {
            return otherwise;
        }
        if (state.equals(DISK_FULL)) {
            return "The database's disk is full, and nothing was changed: make room there, then try again.";
        }
        return switch (kind(state)) {
            case "53" ->
                "The database has run out of memory or connections, and nothing was changed: try again when less is"
                        + " going on.";
            case "08", "57" -> "The database went away, and nothing was changed: try again once it is back.";
            default -> otherwise;
        };
    }

    /** The first two characters; the driver has an empty state too. */
    private static String kind(String state) {
        return state.length() < 2 ? "" : state.substring(0, 2);
    }
}
