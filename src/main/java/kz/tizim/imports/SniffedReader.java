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
 * The text of a file whose charset nobody has told for certain. As long as all charsets that it may be of agree on a byte
 * nothing needs to be known. The first other one and what follows it, as far as is looked ahead, decide: where it is no more
 * ASCII, between UTF-8 and the Cyrillic code pages; then, where those differ, between windows-1251 and KZ-1048.
 */
final class SniffedReader extends Reader {
    private static final int LOOK_AHEAD = 1 << 16;
    /** Stands for a byte that means one thing here and another one there. */
    private static final char OPEN = Kz1048.UNDEFINED;

    private static final char[] ASCII = ascii();
    private static final char[] CYRILLIC = cyrillic();
    /** Kazakh letters in whose places windows-1251 has letters that no name in this country is written with. */
    private static final String KAZAKH_ONLY = "ҚҺқһӘәҢң";
    /** Of so many letters that may as well be Ukrainian or Belarusian, one that may not: such a text is doubtful. */
    private static final int MOSTLY = 8;

    private final boolean isDeclared;
    private final byte[] bytes = new byte[1 << 13];
    private InputStream in;
    private char[] agreed;
    private @Nullable Reader decided;
    private Charset charset;
    private @Nullable Charset other;

    private SniffedReader(InputStream in, boolean isDeclared) {
        this.in = in;
        this.isDeclared = isDeclared;
        agreed = isDeclared ? CYRILLIC : ASCII;
        charset = isDeclared ? Kz1048.WINDOWS_1251 : StandardCharsets.UTF_8;
    }

    /** Reads a file of which nothing is known. */
    static SniffedReader of(InputStream in) {
        return new SniffedReader(in, false);
    }

    /** Reads what its sender calls windows-1251, as many call KZ-1048 too. */
    static SniffedReader ofCyrillic(InputStream in) {
        return new SniffedReader(in, true);
    }

    /** A reader that refuses what is not of the charset, instead of putting something else there. */
    static Reader strict(InputStream in, Charset charset) {
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static char[] ascii() {
        char[] ascii = Kz1048.windows1251();
        Arrays.fill(ascii, 1 << 7, ascii.length, OPEN);
        return ascii;
    }

    private static char[] cyrillic() {
        char[] cyrillic = Kz1048.windows1251();
        char[] kazakh = Kz1048.letters();
        for (int i = 0; i < cyrillic.length; i++) {
            cyrillic[i] = cyrillic[i] == kazakh[i] ? kazakh[i] : OPEN;
        }
        return cyrillic;
    }

    /** What the text has turned out to be so far. */
    Charset charset() {
        return charset;
    }

    /** What it may be instead, with other letters here and there; null where there is no doubt. */
    @Nullable
    Charset other() {
        return other;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        while (decided == null) {
            int some = in.read(bytes, 0, Math.min(length, bytes.length));
            int plain = 0;
            while (plain < some && agreed[bytes[plain] & 0xff] != OPEN) {
                buffer[offset + plain] = agreed[bytes[plain] & 0xff];
                plain++;
            }
            if (plain < some) {
                decide(plain, some);
            }
            if (plain > 0 || some < 0) {
                return plain > 0 ? plain : some;
            }
        }
        return decided.read(buffer, offset, length);
    }

    private void decide(int from, int to) throws IOException {
        byte[] ahead = Arrays.copyOfRange(bytes, from, from + LOOK_AHEAD);
        int size = to - from;
        Arrays.fill(ahead, size, ahead.length, (byte) 0);
        size += in.readNBytes(ahead, size, LOOK_AHEAD - size);
        in = new SequenceInputStream(new ByteArrayInputStream(ahead, 0, size), in);
        boolean isCyrillic = agreed == CYRILLIC;
        if (isCyrillic) {
            decideLetters(ahead, size);
        } else if (!isUtf8(ahead, size, size < LOOK_AHEAD)) {
            agreed = CYRILLIC;
            charset = Kz1048.WINDOWS_1251;
            return;
        }
        decided = strict(in, charset);
    }

    /**
     * The letters that windows-1251 has in the places of the Kazakh ones are hardly ever met with here, so that any of them is
     * taken for Kazakh; but whoever has declared windows-1251 is believed where they may be Ukrainian or Belarusian.
     */
    private void decideLetters(byte[] ahead, int size) {
        char[] kazakh = Kz1048.letters();
        int certain = 0;
        int either = 0;
        for (int i = 0; i < size; i++) {
            char letter = kazakh[ahead[i] & 0xff];
            if (CYRILLIC[ahead[i] & 0xff] == OPEN && letter != OPEN) {
                boolean isCertain = KAZAKH_ONLY.indexOf(letter) >= 0;
                certain += isCertain ? 1 : 0;
                either += isCertain ? 0 : 1;
            }
        }
        if (certain + either == 0) {
            return; // a byte that stands for nothing in either
        }
        boolean isKazakh = certain > 0 || !isDeclared;
        charset = isKazakh ? Kz1048.INSTANCE : Kz1048.WINDOWS_1251;
        boolean isDoubtful = isDeclared || certain * MOSTLY <= either;
        other = !isDoubtful ? null : isKazakh ? Kz1048.WINDOWS_1251 : Kz1048.INSTANCE;
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
