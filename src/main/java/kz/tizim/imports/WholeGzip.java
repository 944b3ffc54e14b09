package kz.tizim.imports;

import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file compressed with gzip (RFC 1952), of one member or several, to its very end. The JDK takes whatever follows a whole
 * member and is no other one for the end, even a connection that breaks there: rows behind it would be lost unseen.
 */
final class WholeGzip extends GZIPInputStream {
    /** Check and length behind each member. */
    private static final int TRAILER = 8;

    private final BodyStream body;
    /** Bytes of the body when the inflater was given some last. */
    private long given;

    /** @param buffer how many compressed bytes are read at once */
    WholeGzip(BodyStream body, int buffer) throws IOException {
        super(body, buffer);
        this.body = body;
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        given = body.bytes();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int some = super.read(buffer, offset, length);
        if (some < 0) {
            refuseWhatFollows();
        }
        return some;
    }

    private void refuseWhatFollows() throws IOException {
        if (body.isBroken()) {
            throw new IOException("the connection broke behind a member");
        }
        long end = given - inf.getRemaining() + TRAILER;
        if (body.bytes() != end || body.read() >= 0) {
            throw new ZipException("what follows the last member is none");
        }
    }
}
