package kz.tizim.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file whose charset nobody has told. As long as it is ASCII nothing needs to be known; the first other byte
 * and what follows it, as far as is looked ahead, decide between UTF-8 and windows-1251.
 */
final class SniffedReader extends Reader {
    static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final int LOOK_AHEAD = 1 << 16;

    private final InputStream in;
    private final byte[] ascii = new byte[1 << 13];
    private @Nullable Reader decided;
    private Charset charset = StandardCharsets.UTF_8;

    SniffedReader(InputStream in) {
        this.in = in;
    }

    /** A reader that refuses what is not of the charset, instead of putting something else there. */
    static Reader strict(InputStream in, Charset charset) {
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** What the text has turned out to be so far. */
    Charset charset() {
        return charset;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        Reader rest = decided;
        if (rest != null) {
            return rest.read(buffer, offset, length);
        }
        int some = in.read(ascii, 0, Math.min(length, ascii.length));
        int plain = 0;
        while (plain < some && ascii[plain] >= 0) {
            buffer[offset + plain] = (char) ascii[plain];
            plain++;
        }
        if (plain < some) {
            rest = decide(plain, some);
            decided = rest;
            return plain > 0 ? plain : rest.read(buffer, offset, length);
        }
        return some;
    }

    private Reader decide(int from, int to) throws IOException {
        byte[] ahead = Arrays.copyOfRange(ascii, from, from + LOOK_AHEAD);
        int size = to - from;
        Arrays.fill(ahead, size, ahead.length, (byte) 0);
        size += in.readNBytes(ahead, size, LOOK_AHEAD - size);
        charset = isUtf8(ahead, size, size < LOOK_AHEAD) ? StandardCharsets.UTF_8 : WINDOWS_1251;
        return strict(new SequenceInputStream(new ByteArrayInputStream(ahead, 0, size), in), charset);
    }

    /** UTF-8 with a few bytes at fault is still UTF-8: it is better refused for them than misread from end to end. */
    private static boolean isUtf8(byte[] bytes, int size, boolean isEnd) {
        int sequences = 0;
        int faults = 0;
        for (int i = 0; i < size; ) {
            int length = lengthOfSequence(bytes[i]);
            if (i + length > size && !isEnd) {
                break;
            }
            if (isSequence(bytes, i, Math.min(i + length, size), length)) {
                sequences += length > 1 ? 1 : 0;
                i += length;
            } else {
                faults++;
                i++;
            }
        }
        return faults <= sequences;
    }

    private static boolean isSequence(byte[] bytes, int from, int to, int length) {
        for (int i = from + 1; i < to; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return false;
            }
        }
        return length > 0 && to - from == length;
    }

    private static int lengthOfSequence(byte first) {
        int value = first & 0xff;
        if (value < 0x80) {
            return 1;
        }
        if (value < 0xc2 || value > 0xf4) {
            return 0;
        }
        return value < 0xe0 ? 2 : value < 0xf0 ? 3 : 4;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
