package kz.tizim.precinct;

import java.util.Set;
import kz.tizim.registry.Folding;

/**
 * A street (geonim: street, avenue, microdistrict …) by its key for comparison: folded as
 * {@link Folding} does, without the words for its kind («ул.», «көшесі», «мкр», «ш/а», «имени») and
 * the endings of ordinals («5-й»). Names are in the nominative: «улица Абая» is «Абай көшесі».
 *
 * @param key the key; empty where there is no street
 */
public record StreetName(String key) {
    private static final Set<String> ORDINAL_ENDINGS = Set.of("и", "ыи", "ои", "я", "ая", "е", "ое", "го", "ши", "шы");

    /** The street of a text as it stands in an extract or a decision; empty for a blank one. */
    public static StreetName of(String text) {
        return new StreetName(keyOf(text));
    }

    /** Whether the address or rule names no street. */
    public boolean isNone() {
        return key.isEmpty();
    }

    static String keyOf(String text) {
        String folded = Folding.keyWithJoints(text);
        StringBuilder key = new StringBuilder(folded.length());
        String longest = "";
        for (int from = 0; from < folded.length(); ) {
            int to = end(folded, ' ', from);
            String word = folded.substring(from, to);
            if (!StreetKind.isWord(word)) {
                appendParts(key, word);
            } else if (word.length() > longest.length()) {
                longest = word;
            }
            from = to + 1;
        }
        // A street may be called by a word for a kind («Тупик»): the longest such word is then its name.
        return key.isEmpty() ? longest : key.toString();
    }

    /** Whether a text has a word for a kind of street: «ул.», «көшесі». */
    static boolean hasKind(String text) {
        return StreetKind.of(text) != StreetKind.NONE;
    }

    /** Whether a text has a name beside words for kinds. */
    static boolean hasName(String text) {
        String key = keyOf(text);
        return !key.isEmpty() && !StreetKind.isWord(key);
    }

    private static void appendParts(StringBuilder key, String word) {
        if (word.indexOf('-') < 0 && word.indexOf('/') < 0) {
            append(key, word);
            return;
        }
        boolean afterNumber = false;
        for (String part : word.replace('/', '-').split("-")) {
            boolean ending = afterNumber && ORDINAL_ENDINGS.contains(part);
            if (!part.isEmpty() && !ending && !StreetKind.isWord(part)) {
                append(key, part);
            }
            afterNumber = !part.isEmpty() && part.charAt(part.length() - 1) <= '9';
        }
    }

    private static void append(StringBuilder key, String word) {
        if (!key.isEmpty()) {
            key.append(' ');
        }
        key.append(nominative(word));
    }

    /**
     * Russian puts the name of a person into the genitive («Абая», «Сатпаева», «Молдагуловой»), Kazakh does not. Short words
     * are left alone, and so are adjectives: «Садовая» and «Садовый» are two streets.
     */
    private static String nominative(String word) {
        int stem = word.length() - 1;
        if (stem < 3) {
            return word;
        }
        boolean afterVowel = "аеиоуыюя".indexOf(word.charAt(stem - 1)) >= 0;
        char last = word.charAt(stem);
        if (last == 'я') {
            return afterVowel ? word.substring(0, stem) + 'и' : word.substring(0, stem);
        }
        if (last == 'а') {
            return afterVowel || stem < 4 ? word : word.substring(0, stem);
        }
        boolean feminine = word.endsWith("овои") || word.endsWith("евои") || word.endsWith("инои");
        return feminine && stem > 5 ? word.substring(0, stem - 1) : word;
    }

    private static int end(String text, char stop, int from) {
        int to = text.indexOf(stop, from);
        return to < 0 ? text.length() : to;
    }
}
