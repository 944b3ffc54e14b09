package kz.tizim.database;

/**
 * The database cannot be used. The message is one sentence for the person who runs the service and says what to do; it
 * is meant to be printed without a stack trace, and holds no password.
 */
public final class DatabaseUnavailableException extends RuntimeException {

    DatabaseUnavailableException(String whatToDo) {
        super(whatToDo);
    }

    DatabaseUnavailableException(String whatToDo, Throwable cause) {
        super(whatToDo, cause);
    }
}
