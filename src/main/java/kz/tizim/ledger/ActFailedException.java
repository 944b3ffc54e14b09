package kz.tizim.ledger;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** The database refused a statement of an act; nothing of it stays. */
public final class ActFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Classes of SQLState: data, constraints, deadlocks and serialization, exceptions of our functions. */
    private static final Set<String> OF_ONE_ACT = Set.of("22", "23", "40", "P0");

    private static final String UNKNOWN = "-----";

    ActFailedException(SQLException cause) {
        super("SQLState " + cause.getSQLState(), cause);
    }

    /** The constraint that the act ran into, null when it failed otherwise. */
    public @Nullable String brokenConstraint() {
        return getCause() instanceof PSQLException sql && sql.getServerErrorMessage() != null
                ? sql.getServerErrorMessage().getConstraint()
                : null;
    }

    /** Whether the reason lies in what was asked for, not in the database: in one act of those that ran together. */
    boolean isOfOneAct() {
        return OF_ONE_ACT.contains(state().substring(0, 2));
    }

    /** Whether a lock was not had in time. */
    boolean isForWantOfALock() {
        return state().equals("55P03");
    }

    private String state() {
        return getCause() instanceof SQLException refusal && refusal.getSQLState() != null
                ? refusal.getSQLState()
                : UNKNOWN;
    }
}
