package kz.tizim.imports;

/** What may stand in a text. */
final class TextRules {
    private TextRules() {}

    static boolean hasControl(char[] chars, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = chars[i];
            if (c < ' ' || (c >= 0x7f && c < 0xa0)) {
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
