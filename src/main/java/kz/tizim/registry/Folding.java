package kz.tizim.registry;

/**
 * Folds a name or a street, however it is spelt, into a key for comparison and search.
 *
 * <p>The key is lower case Cyrillic and digits, words parted by one space. Kazakh letters become the
 * Russian ones that people type for them (ә→а қ→к ғ→г ң→н ө→о ұ ү→у һ→х і→и), ё and э become е, й
 * becomes и (so that a decomposed й and a Latin «ai» agree with it), ь and ъ go. A Latin letter within
 * a Cyrillic word is read by its looks (Aбай), a word all in Latin by its sound (Nursultan).
 */
public final class Folding {
    /** Latin capitals that look like Cyrillic ones, and those, in the same order. */
    public static final String LATIN_LOOKS = "ABCEHIKMOPTXY";

    public static final String CYRILLIC_LOOKS = "АВСЕНІКМОРТХУ";

    private static final char GAP = ' ';
    /** Leaves no trace and does not part words: combining marks, ь, an apostrophe. */
    private static final char NOTHING = 0xFFFF;

    private static final char LATIN = 0xFFFE;
    private static final char FIRST_CYRILLIC = 0x400;
    private static final char[] TABLE = table();

    private Folding() {}

    /** The key of a text; empty when it has neither letters nor digits. */
    public static String key(String text) {
        return fold(text, false);
    }

    /** The key of a person's name; the patronymic may be empty. */
    public static String nameKey(String surname, String givenName, String patronymic) {
        return key(surname + ' ' + givenName + ' ' + patronymic);
    }

    /** As {@link #key}, but hyphens and slashes stay within words: «ш/а» is no pair of initials. */
    public static String keyWithJoints(String text) {
        return fold(text, true);
    }

    /** The upper case Cyrillic letter that looks like this one; any other character as it is, in upper case. */
    public static char lookAlike(char letter) {
        char upper = Character.toUpperCase(letter);
        int at = LATIN_LOOKS.indexOf(upper);
        return at < 0 ? upper : CYRILLIC_LOOKS.charAt(at);
    }

    private static String fold(String text, boolean joints) {
        int length = text.length();
        char[] out = new char[2 * length]; // x becomes кс: nothing grows more
        int size = 0;
        int word = 0;
        int wordOut = 0;
        boolean latin = false;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            char folded = folded(c);
            if (folded == LATIN) {
                latin = true;
            } else if (folded != GAP) {
                if (folded != NOTHING) {
                    out[size++] = folded;
                }
            } else {
                if (latin) {
                    size = foldLatin(text, word, i, out, wordOut);
                    latin = false;
                }
                if (size > 0 && out[size - 1] != GAP) {
                    out[size++] = joints && (c == '-' || c == '/') ? c : GAP;
                }
                word = i + 1;
                wordOut = size;
            }
        }
        if (latin) {
            size = foldLatin(text, word, length, out, wordOut);
        }
        while (size > 0 && out[size - 1] < '0') {
            size--;
        }
        return new String(out, 0, size);
    }

    /** Folds again one word that has Latin letters; answers the new size of {@code out}. */
    private static int foldLatin(String text, int from, int to, char[] out, int at) {
        for (int i = from; i < to; i++) {
            char folded = folded(text.charAt(i));
            if (folded >= FIRST_CYRILLIC && folded < LATIN) {
                return foldByLooks(text, from, to, out, at);
            }
        }
        return Transliteration.toCyrillic(text, from, to, out, at);
    }

    private static int foldByLooks(String text, int from, int to, char[] out, int at) {
        int size = at;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            char folded = folded(c);
            if (folded == LATIN) {
                char alike = byLooks(c);
                if (alike == c) {
                    size = Transliteration.toCyrillic(text, i, i + 1, out, size);
                } else {
                    out[size++] = folded(alike);
                }
            } else if (folded != NOTHING) {
                out[size++] = folded;
            }
        }
        return size;
    }

    /** Small h and b look like no Н or В: h is the Kazakh һ, b is better read by its sound. */
    private static char byLooks(char latin) {
        return switch (latin) {
            case 'h' -> 'һ';
            case 'b' -> 'b';
            default -> {
                char alike = lookAlike(latin);
                yield alike >= FIRST_CYRILLIC ? alike : latin;
            }
        };
    }

    private static char folded(char c) {
        if (c < TABLE.length) {
            return TABLE[c];
        }
        return switch (c) {
            case '\u2018', '\u2019', '\u200B', '\u200C', '\u200D', '\uFEFF' -> NOTHING;
            default -> GAP;
        };
    }

    private static char[] table() {
        char[] table = new char[0x530];
        for (char c = 0; c < table.length; c++) {
            if (c >= '0' && c <= '9') {
                table[c] = c;
            } else if (c >= FIRST_CYRILLIC) {
                table[c] = Character.isLetter(c) ? cyrillic(Character.toLowerCase(c)) : NOTHING;
            } else if (c < 0x250 && Character.isLetter(c)) {
                table[c] = LATIN;
            } else {
                table[c] = c >= 0x300 && c < 0x370 ? NOTHING : GAP;
            }
        }
        for (char nothing : new char[] {'\'', '`', '\u00AD', '\u00B4', '\u02BC'}) {
            table[nothing] = NOTHING;
        }
        return table;
    }

    private static char cyrillic(char lower) {
        return switch (lower) {
            case 'ә' -> 'а';
            case 'ё', 'э', 'є' -> 'е';
            case 'й', 'і', 'ї' -> 'и';
            case 'қ' -> 'к';
            case 'ғ', 'ґ' -> 'г';
            case 'ң' -> 'н';
            case 'ө' -> 'о';
            case 'ұ', 'ү', 'ў' -> 'у';
            case 'һ' -> 'х';
            case 'ь', 'ъ' -> NOTHING;
            default -> lower;
        };
    }
}
