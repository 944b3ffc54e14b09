package kz.tizim.ledger;

import java.sql.SQLException;

/** The database refused a statement of an act; nothing of it stays. */
public final class ActFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ActFailedException(SQLException cause) {
        super("SQLState " + cause.getSQLState(), cause);
    }
}
