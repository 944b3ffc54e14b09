package kz.tizim.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** The body of a request as it arrives: counted, and able to tell afterwards whether the connection broke. */
final class BodyStream extends FilterInputStream {
    private static final long MOST_DRAINED = 256L << 20;
    private static final Duration DRAINED = Duration.ofSeconds(5);

    private long bytes;
    private boolean broken;

    BodyStream(InputStream in) {
        super(in);
    }

    /** Bytes so far, as sent. */
    long bytes() {
        return bytes;
    }

    /** Whether the sender has gone before the end. */
    boolean isBroken() {
        return broken;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int some = in.read(buffer, offset, length);
            bytes += Math.max(0, some);
            return some;
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    /** Reads on for a while, so that a sender who is still busy hears the answer. */
    void drain() {
        byte[] buffer = new byte[1 << 16];
        long until = System.nanoTime() + DRAINED.toNanos();
        try {
            long left = MOST_DRAINED;
            while (left > 0 && System.nanoTime() < until) {
                int some = in.read(buffer, 0, buffer.length);
                if (some < 0) {
                    return;
                }
                left -= some;
            }
        } catch (IOException e) {
            // The sender has gone: nobody waits for the answer.
            return;
        }
    }
}
