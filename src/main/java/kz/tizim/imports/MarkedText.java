package kz.tizim.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/** The text of a file with its header looked at ahead, for the separator, and a mark put behind it. */
final class MarkedText extends Reader {
    /** A row put behind the file: read as a row it says that the file has ended, and in no quotation mark. */
    static final String END = "\u0004";

    private static final String SEPARATORS = ",;\t";
    private static final int CHUNK = 1 << 12;

    private final Reader text;
    private final int maxHeader;
    private char[] ahead = new char[CHUNK];
    private int aheadFrom;
    private int aheadTo;
    private final int[] separators = new int[SEPARATORS.length()];
    private boolean isEnd;

    /** @param maxHeader most characters of the header */
    MarkedText(Reader text, int maxHeader) throws IOException {
        this.text = text;
        this.maxHeader = maxHeader;
        lookAhead();
    }

    /** What parts the columns of the header: the most frequent of comma, semicolon and tab outside of quotation marks. */
    char separator() {
        int best = 0;
        for (int i = 1; i < separators.length; i++) {
            best = separators[i] > separators[best] ? i : best;
        }
        return SEPARATORS.charAt(best);
    }

    private void lookAhead() throws IOException {
        boolean quoted = false;
        boolean blank = true;
        for (int i = 0; i < maxHeader; i++) {
            if (i == aheadTo && !more()) {
                return;
            }
            char c = ahead[i];
            quoted ^= c == '"';
            if (!quoted && (c == '\n' || c == '\r')) {
                if (!blank) {
                    return;
                }
            } else {
                blank = false;
                int separator = quoted ? -1 : SEPARATORS.indexOf(c);
                if (separator >= 0) {
                    separators[separator]++;
                }
            }
        }
    }

    private boolean more() throws IOException {
        if (aheadTo + CHUNK > ahead.length) {
            ahead = Arrays.copyOf(ahead, 2 * ahead.length);
        }
        int some = text.read(ahead, aheadTo, CHUNK);
        aheadTo += Math.max(0, some);
        return some > 0;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (aheadFrom < aheadTo) {
            int some = Math.min(length, aheadTo - aheadFrom);
            System.arraycopy(ahead, aheadFrom, buffer, offset, some);
            aheadFrom += some;
            return some;
        }
        if (isEnd) {
            return -1;
        }
        int some = text.read(buffer, offset, length);
        if (some >= 0) {
            return some;
        }
        isEnd = true;
        String end = "\n" + END;
        end.getChars(0, end.length(), ahead, 0);
        aheadFrom = 0;
        aheadTo = end.length();
        return read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
