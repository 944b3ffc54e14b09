package kz.tizim.ledger;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** The database refused a statement of an act; nothing of it stays. */
public final class ActFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ActFailedException(SQLException cause) {
        super("SQLState " + cause.getSQLState(), cause);
    }

    /** The constraint that the act ran into, null when it failed otherwise. */
    public @Nullable String brokenConstraint() {
        return getCause() instanceof PSQLException sql && sql.getServerErrorMessage() != null
                ? sql.getServerErrorMessage().getConstraint()
                : null;
    }
}
