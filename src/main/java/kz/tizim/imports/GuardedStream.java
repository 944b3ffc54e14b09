package kz.tizim.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The expanded bytes of a file on their way to the parser: hashed, counted, and refused where no text file has them. A byte
 * order mark of UTF-8 is hashed, but not passed on.
 */
final class GuardedStream extends FilterInputStream {
    private static final int HEAD = 5;
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};

    private final MessageDigest digest = sha256();
    private final long limit;
    private long bytes;
    private byte[] head;
    private int headAt;

    /** @param limit most bytes */
    GuardedStream(InputStream in, long limit) throws IOException {
        super(in);
        this.limit = limit;
        head = in.readNBytes(HEAD);
        if (java.util.Arrays.equals(head, PDF)) {
            throw new RefusedFileException("The file is a PDF: send CSV.");
        }
        if (startsWith(0x1f, 0x8b)) {
            throw new RefusedFileException("The file is compressed: send it with Content-Encoding: gzip.");
        }
        inspect(head, 0, head.length);
        headAt = startsWith(0xef, 0xbb, 0xbf) ? 3 : 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (headAt < head.length) {
            int some = Math.min(length, head.length - headAt);
            System.arraycopy(head, headAt, buffer, offset, some);
            headAt += some;
            return some;
        }
        int some = in.read(buffer, offset, length);
        if (some > 0) {
            inspect(buffer, offset, some);
        }
        return some;
    }

    /** The SHA-256 of everything read so far, in hexadecimal digits; to be asked once, at the end. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void inspect(byte[] buffer, int offset, int length) {
        digest.update(buffer, offset, length);
        bytes += length;
        if (bytes > limit) {
            throw new RefusedFileException("The expanded file has more than " + limit + " bytes.");
        }
        int zeros = 0;
        for (int i = offset; i < offset + length; i++) {
            zeros |= (buffer[i] - 1) & ~buffer[i]; // the sign bit is set by a NUL only
        }
        if ((zeros & Integer.MIN_VALUE) != 0) {
            throw new RefusedFileException("The file has NUL bytes: it is no text in UTF-8.");
        }
    }

    private boolean startsWith(int... start) {
        for (int i = 0; i < start.length; i++) {
            if (head.length <= i || (head[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
