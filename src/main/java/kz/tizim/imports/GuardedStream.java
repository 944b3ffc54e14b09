package kz.tizim.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The expanded bytes of a file on their way to the parser: hashed, counted, and refused where no text file has them. A byte
 * order mark is hashed, but not passed on.
 */
final class GuardedStream extends FilterInputStream {
    private static final int HEAD = 8;

    private final MessageDigest digest = sha256();
    private final long limit;
    private long bytes;
    private final byte[] head;
    private final @Nullable Charset charset;
    private final boolean isWide;
    private int headAt;

    /**
     * Begins to read.
     *
     * @param limit most bytes
     * @param declared the charset that the sender has told; a byte order mark knows better
     */
    GuardedStream(InputStream in, long limit, @Nullable Charset declared) throws IOException {
        super(in);
        this.limit = limit;
        head = in.readNBytes(HEAD);
        refuseOtherFormats();
        charset = marked(declared);
        isWide = charset != null && ExtractText.isWide(charset);
        inspect(head, 0, head.length);
    }

    private void refuseOtherFormats() {
        if (startsWith('%', 'P', 'D', 'F', '-')) {
            throw new RefusedFileException("The file is a PDF: send CSV.");
        }
        if (startsWith('P', 'K', 3, 4)) {
            throw new RefusedFileException("The file is a workbook (XLSX) or another ZIP archive: save it as CSV.");
        }
        if (startsWith(0xd0, 0xcf, 0x11, 0xe0)) {
            throw new RefusedFileException("The file is a workbook (XLS): save it as CSV.");
        }
        if (startsWith(0x1f, 0x8b)) {
            throw new RefusedFileException("The file is compressed: send it with Content-Encoding: gzip.");
        }
    }

    private @Nullable Charset marked(@Nullable Charset declared) {
        if (startsWith(0xef, 0xbb, 0xbf)) {
            headAt = 3;
            return StandardCharsets.UTF_8;
        }
        if (startsWith(0xff, 0xfe)) {
            headAt = 2;
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(0xfe, 0xff)) {
            headAt = 2;
            return StandardCharsets.UTF_16BE;
        }
        return declared;
    }

    /** The charset that the file's mark or its sender has told; null where neither has. */
    @Nullable
    Charset charset() {
        return charset;
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
        if (isWide) {
            return;
        }
        int zeros = 0;
        for (int i = offset; i < offset + length; i++) {
            zeros |= (buffer[i] - 1) & ~buffer[i]; // the sign bit is set by a NUL only
        }
        if ((zeros & Integer.MIN_VALUE) != 0) {
            throw new RefusedFileException("The file has NUL bytes: it is no text, or UTF-16 without a mark.");
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
