package kz.tizim.certificate;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** The database refused to move blanks; nothing of the movement stays. */
final class BlankStockException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BlankStockException(SQLException cause) {
        super("blanks cannot be moved, SQLState " + cause.getSQLState(), cause);
    }

    /** The constraint that was broken, null when it failed otherwise. */
    @Nullable
    String brokenConstraint() {
        return getCause() instanceof PSQLException sql && sql.getServerErrorMessage() != null
                ? sql.getServerErrorMessage().getConstraint()
                : null;
    }
}
