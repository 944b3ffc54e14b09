package kz.tizim.imports;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/**
 * The Kazakh code page (standard STRK 1048-2002, IANA name KZ-1048), which the JDK does not have: windows-1251 with sixteen
 * Kazakh letters in the places of Macedonian, Serbian, Ukrainian and Belarusian ones. Only for reading.
 *
 * <p>Source: Unicode's mapping table {@code MAPPINGS/VENDORS/MISC/KZ1048.TXT}.
 */
final class Kz1048 extends Charset {
    static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    static final Charset INSTANCE = new Kz1048();

    /** A byte that stands for nothing. */
    static final char UNDEFINED = '\uFFFD';

    private static final int BYTES = 1 << Byte.SIZE;
    /** Letter by letter at the same byte. */
    private static final String IN_WINDOWS_1251 = "ЌЋќћЎўЈҐЄЇґєјЅѕї";

    private static final String IN_KZ_1048 = "ҚҺқһҰұӘӨҒҮөғәҢңү";

    private Kz1048() {
        super("KZ-1048", new String[] {"STRK1048-2002", "RK1048"});
    }

    /** The characters of all bytes in windows-1251. */
    static char[] windows1251() {
        byte[] all = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            all[i] = (byte) i;
        }
        return new String(all, WINDOWS_1251).toCharArray();
    }

    /** The characters of all bytes here. */
    static char[] letters() {
        char[] letters = windows1251();
        for (int i = 0; i < BYTES; i++) {
            int at = IN_WINDOWS_1251.indexOf(letters[i]);
            letters[i] = at < 0 ? letters[i] : IN_KZ_1048.charAt(at);
        }
        return letters;
    }

    @Override
    public boolean contains(Charset other) {
        return false;
    }

    @Override
    public CharsetDecoder newDecoder() {
        char[] letters = letters();
        return new CharsetDecoder(this, 1, 1) {
            @Override
            protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
                while (in.hasRemaining()) {
                    char letter = letters[in.get(in.position()) & 0xff];
                    if (letter == UNDEFINED) {
                        return CoderResult.unmappableForLength(1);
                    }
                    if (!out.hasRemaining()) {
                        return CoderResult.OVERFLOW;
                    }
                    in.get();
                    out.put(letter);
                }
                return CoderResult.UNDERFLOW;
            }
        };
    }

    @Override
    public boolean canEncode() {
        return false;
    }

    /** Throws, as {@link Charset} demands of one that {@link #canEncode} answers false for: no file is written in it. */
    @Override
    public CharsetEncoder newEncoder() {
        throw new UnsupportedOperationException("KZ-1048 is only read");
    }
}
