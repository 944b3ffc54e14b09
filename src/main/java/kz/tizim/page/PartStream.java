package kz.tizim.page;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The parts of a multipart body one after the other (RFC 2046, section 5.1.1), in the memory of one buffer. Each part is read
 * as a stream that ends at the delimiter, after which {@link #next} goes on.
 */
final class PartStream extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private boolean ended;

    /** From the body's first byte on; the first delimiter may lack the line break before it. */
    PartStream(InputStream in, String boundary) {
        this.in = in;
        delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
        buffer[0] = '\r';
        buffer[1] = '\n';
        to = 2;
    }

    /**
     * Skips the rest of the present part.
     *
     * @return false after the last part
     */
    boolean next() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        from += delimiter.length;
        ended = false;
        need(2);
        boolean another = buffer[from] == '\r' && buffer[from + 1] == '\n';
        from += 2;
        return another;
    }

    /** A line of the head of a part, without its end. */
    String line() throws IOException {
        var line = new StringBuilder();
        for (int c = read(); c != '\n'; c = read()) {
            if (c < 0 || line.length() > 1000) {
                throw new EOFException("no line of a part's head");
            }
            line.append((char) c);
        }
        byte[] bytes = line.toString().stripTrailing().getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int sure = sure();
        if (sure == 0) {
            return -1;
        }
        int some = Math.min(sure, length);
        System.arraycopy(buffer, from, target, offset, some);
        from += some;
        return some;
    }

    /** How many of the buffer's bytes belong to the part; none once it has ended. */
    private int sure() throws IOException {
        while (!ended) {
            int at = delimiterAt();
            if (at == from && matches(at) == delimiter.length) {
                ended = true;
            } else if (at > from) {
                return at - from;
            } else {
                need(to - from + 1);
            }
        }
        return 0;
    }

    /** Where a delimiter begins, or what may become one. */
    private int delimiterAt() {
        int at = from;
        while (at < to && (buffer[at] != '\r' || matches(at) < Math.min(delimiter.length, to - at))) {
            at++;
        }
        return at;
    }

    private int matches(int at) {
        int most = Math.min(delimiter.length, to - at);
        int differs = Arrays.mismatch(buffer, at, at + most, delimiter, 0, most);
        return differs < 0 ? most : differs;
    }

    private void need(int bytes) throws IOException {
        while (to - from < bytes) {
            if (from > 0 && buffer.length - to < BUFFER / 2) {
                System.arraycopy(buffer, from, buffer, 0, to - from);
                to -= from;
                from = 0;
            }
            int some = in.read(buffer, to, buffer.length - to);
            if (some < 0) {
                throw new EOFException("the body ends within a part");
            }
            to += some;
        }
    }
}
