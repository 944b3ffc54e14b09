package kz.tizim.registry;

import org.jspecify.annotations.Nullable;

/**
 * Latin letters within Cyrillic words, put there by a keyboard in the wrong state: «Cәрсенов» with a Latin C looks right and
 * is found by nobody. A word all in Latin letters is left alone, and so is one with a Latin letter that looks like no
 * Cyrillic one.
 */
final class LookAlikes {
    private static final String LATIN = "ABCEHIKMOPTXYaceikmoptxyhƏə";
    private static final String CYRILLIC = "АВСЕНІКМОРТХУасеікмортхуһӘә";
    private static final char FIRST_CYRILLIC = 0x400;
    private static final char LAST_CYRILLIC = 0x52f;

    private LookAlikes() {}

    /** The text with such letters replaced, or null where there are none. */
    static char @Nullable [] repaired(char[] text, int from, int to) {
        boolean latin = false;
        for (int i = from; i < to; i++) {
            latin |= text[i] < FIRST_CYRILLIC && isLatin(text[i]);
        }
        return latin ? repairedWords(text, from, to) : null;
    }

    private static char @Nullable [] repairedWords(char[] text, int from, int to) {
        char[] repaired = new char[to - from];
        System.arraycopy(text, from, repaired, 0, repaired.length);
        boolean isChanged = false;
        for (int word = 0; word < repaired.length; ) {
            int end = word;
            while (end < repaired.length && Character.isLetter(repaired[end])) {
                end++;
            }
            isChanged |= repairWord(repaired, word, end);
            word = end + 1;
        }
        return isChanged ? repaired : null;
    }

    private static boolean repairWord(char[] text, int from, int to) {
        boolean latin = false;
        boolean cyrillic = false;
        for (int i = from; i < to; i++) {
            if (isCyrillic(text[i])) {
                cyrillic = true;
            } else if (LATIN.indexOf(text[i]) >= 0) {
                latin = true;
            } else {
                return false;
            }
        }
        if (!latin || !cyrillic) {
            return false;
        }
        for (int i = from; i < to; i++) {
            int alike = LATIN.indexOf(text[i]);
            text[i] = alike < 0 ? text[i] : CYRILLIC.charAt(alike);
        }
        return true;
    }

    private static boolean isLatin(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == 'Ə' || c == 'ə';
    }

    private static boolean isCyrillic(char c) {
        return c >= FIRST_CYRILLIC && c <= LAST_CYRILLIC;
    }
}
