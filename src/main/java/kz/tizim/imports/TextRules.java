package kz.tizim.imports;

/** What may stand in a text. */
final class TextRules {
    private TextRules() {}

    /** @param ofLines whether ends of lines are none */
    static boolean hasControl(char[] chars, int from, int to, boolean ofLines) {
        for (int i = from; i < to; i++) {
            char c = chars[i];
            boolean isControl = c < ' ' || (c >= 0x7f && c < 0xa0);
            if (isControl && !(ofLines && (c == '\n' || c == '\r'))) {
                return true;
            }
        }
        return false;
    }

    static boolean hasWord(char[] chars, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isLetterOrDigit(chars[i])) {
                return true;
            }
        }
        return false;
    }
}
