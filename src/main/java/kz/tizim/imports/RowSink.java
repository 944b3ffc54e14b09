package kz.tizim.imports;

import java.io.InterruptedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * Sends full buffers to the database from a thread of its own: while the server takes one, the next is being filled. Has to
 * be closed; what was not finished by then is thrown away by the server.
 */
final class RowSink implements AutoCloseable {
    private static final int BUFFERS = 6;
    static final int FULL = 1 << 18;

    private final BlockingQueue<CopyBuffer> free = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<CopyBuffer> full = new ArrayBlockingQueue<>(BUFFERS + 1);
    private static final CopyBuffer END = new CopyBuffer();

    private final CopyIn copy;
    private final Thread sender;
    private volatile @Nullable Throwable failure;

    RowSink(Connection connection, String sql) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        for (int i = 0; i < BUFFERS; i++) {
            free.add(new CopyBuffer());
        }
        sender = Thread.ofVirtual().name("import-copy").start(this::send);
    }

    /** An empty buffer; waits until there is one. */
    CopyBuffer take() throws InterruptedIOException {
        try {
            return free.take();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Sends a buffer; it must not be touched afterwards. */
    void give(CopyBuffer buffer) throws InterruptedIOException, SQLException {
        throwFailure();
        try {
            full.put(buffer);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /**
     * Waits until the database has everything.
     *
     * @return how many rows
     */
    long finish() throws InterruptedIOException, SQLException {
        stop();
        throwFailure();
        return copy.endCopy();
    }

    /**
     * Sends all that another copy gives in the same format, and waits until the database has it.
     *
     * @return how many rows
     */
    long finish(CopyOut from) throws InterruptedIOException, SQLException {
        CopyBuffer buffer = take();
        for (byte[] piece = from.readFromCopy(); piece != null; piece = from.readFromCopy()) {
            buffer.append(piece);
            if (buffer.size() >= FULL) {
                give(buffer);
                buffer = take();
            }
        }
        give(buffer);
        return finish();
    }

    @Override
    public void close() throws SQLException, InterruptedIOException {
        stop();
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void throwFailure() throws SQLException {
        Throwable failed = failure;
        if (failed instanceof SQLException known) {
            throw known;
        }
        if (failed != null) {
            throw new IllegalStateException("rows could not be sent", failed);
        }
    }

    private void stop() throws InterruptedIOException {
        if (sender.isAlive()) {
            try {
                full.put(END);
                sender.join();
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }
    }

    private void send() {
        try {
            for (CopyBuffer next = full.take(); next != END; next = full.take()) {
                if (failure == null) {
                    try {
                        copy.writeToCopy(next.bytes(), 0, next.size());
                    } catch (Throwable e) { // whatever it is, somebody waits for buffers
                        failure = e;
                    }
                }
                next.clear();
                free.put(next);
            }
        } catch (InterruptedException e) {
            failure = new SQLException("interrupted", e);
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException();
    }
}
