package kz.tizim.registry;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Reads a Latin word by its sound into the folded Cyrillic of {@link Folding}: passport spellings of
 * Kazakh and Russian names, and the letters of the Kazakh Latin alphabets (ş, ğ, ñ, ı, ý …).
 */
final class Transliteration {
    private static final int LETTERS = 0x250;
    private static final char[] PLAIN = plain();

    private Transliteration() {}

    /** Appends the reading of {@code text[from, to)}; digits pass. Answers the new size of {@code out}. */
    static int toCyrillic(String text, int from, int to, char[] out, int at) {
        int size = at;
        int i = from;
        while (i < to) {
            char c = plain(text, i, to);
            char next = plain(text, i + 1, to);
            int taken = 1;
            if (c == 's' && next == 'h' && plain(text, i + 2, to) == 'c' && plain(text, i + 3, to) == 'h') {
                out[size++] = 'щ';
                taken = 4;
            } else if (pair(c, next) != 0) {
                out[size++] = pair(c, next);
                taken = 2;
            } else if (c == 'y') {
                out[size++] = isOpen(i == from ? 0 : plain(text, i - 1, to)) ? 'и' : 'ы';
            } else if (c == 'x') {
                out[size++] = 'к';
                out[size++] = 'с';
            } else if (c != 0) {
                out[size++] = single(c);
            }
            i += taken;
        }
        return size;
    }

    private static char pair(char first, char second) {
        return switch (first) {
            case 's' -> second == 'h' ? 'ш' : 0;
            case 'c' -> second == 'h' ? 'ч' : 0;
            case 'z' -> second == 'h' ? 'ж' : 0;
            case 'k' -> second == 'h' ? 'х' : 0;
            case 'g' -> second == 'h' ? 'г' : 0;
            case 't' -> second == 's' ? 'ц' : 0;
            case 'y' ->
                switch (second) {
                    case 'a' -> 'я';
                    case 'u' -> 'ю';
                    case 'o', 'e' -> 'е';
                    default -> 0;
                };
            default -> 0;
        };
    }

    /** After these a y is й (Aynur); after u it is ы far more often (Bauyrzhan). */
    private static boolean isOpen(int letter) {
        return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o';
    }

    private static char single(char c) {
        if (c < 'a' || c > 'z') {
            return c;
        }
        return "абсдефгхижклмнопкрстуввхыз".charAt(c - 'a');
    }

    private static char plain(String text, int at, int to) {
        if (at >= to) {
            return 0;
        }
        char c = text.charAt(at);
        return c < LETTERS ? PLAIN[c] : 0;
    }

    /** The small letter under the accents; what sounds otherwise than its base letter is Cyrillic at once. */
    private static char[] plain() {
        char[] plain = new char[LETTERS];
        for (char c = 0; c < LETTERS; c++) {
            char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD)
                    .toLowerCase(Locale.ROOT)
                    .charAt(0);
            char small = Character.toLowerCase(c);
            plain[c] = switch (small) {
                case 'ş', 'š' -> 'ш';
                case 'ç', 'č' -> 'ч';
                case 'ž' -> 'ж';
                case 'ı' -> 'ы';
                case 'ý' -> 'у';
                default -> Character.isLetterOrDigit(base) ? base : 0;
            };
        }
        return plain;
    }
}
