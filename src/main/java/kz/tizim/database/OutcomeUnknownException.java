package kz.tizim.database;

import org.jspecify.annotations.Nullable;

/**
 * Nobody knows whether a transaction was committed: neither yes nor no may be answered. Who asks again with the same
 * idempotency key finds out.
 */
public final class OutcomeUnknownException extends RuntimeException {

    OutcomeUnknownException(@Nullable Throwable cause) {
        super("Whether the transaction was committed is unknown.", cause);
    }
}
