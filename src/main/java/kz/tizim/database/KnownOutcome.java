package kz.tizim.database;

import java.lang.ScopedValue.CallableOp;
import org.jspecify.annotations.Nullable;

/**
 * Runs a transaction and tells "rolled back" from "unknown".
 *
 * <p>The connection pool clears a commit's warnings and the transaction manager reports any failed commit as rolled
 * back. {@link CommitWatchingDriver} sees the commit itself and leaves a mark here, on the thread that commits, which is
 * the one that called the transactional method:
 *
 * <pre>{@code
 * Answer answer = KnownOutcome.of(() -> transaction(request)); // begins and commits
 * }</pre>
 *
 * <p>The call must enclose the whole transaction: inside a transaction that somebody else commits it sees nothing. Every
 * {@code @Transactional} method is enclosed by {@link UnknownOutcomes}.
 */
public final class KnownOutcome {

    private static final ScopedValue<Mark> MARK = ScopedValue.newInstance();

    private KnownOutcome() {}

    /**
     * Runs a call that begins and ends its own transaction.
     *
     * @return what the call returned, from a transaction that was certainly committed
     * @throws OutcomeUnknownException when the transaction may or may not have been committed
     * @throws X the call's own, from a transaction that was certainly not committed, as are unchecked ones
     */
    public static <T extends @Nullable Object, X extends Throwable> T of(CallableOp<T, X> transaction) throws X {
        Mark mark = new Mark();
        T answer;
        try {
            answer = ScopedValue.where(MARK, mark).call(transaction);
        } catch (Throwable e) {
            if (mark.doubtful) {
                throw new OutcomeUnknownException(e);
            }
            throw e;
        }
        if (mark.doubtful) {
            // Somebody between the driver and here has swallowed the exception of commit().
            throw new OutcomeUnknownException(null);
        }
        return answer;
    }

    /** Notes that a commit on this thread has an unknown outcome. */
    static void doubt() {
        if (MARK.isBound()) {
            MARK.get().doubtful = true;
        }
    }

    /** Written and read by one thread only. */
    private static final class Mark {
        private boolean doubtful;
    }
}
