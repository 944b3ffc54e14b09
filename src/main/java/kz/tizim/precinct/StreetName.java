package kz.tizim.precinct;

import java.util.Set;
import kz.tizim.registry.Folding;

/**
 * A street (geonim: street, avenue, microdistrict …) by its key for comparison: folded as
 * {@link Folding} does, without the words for its kind («ул.», «көшесі», «мкр», «ш/а», «имени») and
 * the endings of ordinals («5-й»).
 *
 * @param key the key; empty where there is no street
 */
public record StreetName(String key) {
    /** Words for kinds, in Russian and Kazakh, as folded. */
    private static final Set<String> KINDS = Set.of(
            ("ул улица улицы кошеси кошелери кош коше пр пр-т пр-кт просп проспект проспекты дангылы дан пер переулок переулки туиыгы туиык тупик "
                            + "проезд отпеси б-р бул бульвар булвар гулзары шоссе тасжолы тасжол пл площад аланы кв-л квартал орамы "
                            + "мкр мкрн мкр-н м-н м/р мк-н микрораион микрораионы ш/а ы/а м/а шагын шагынаудан шагынауданы ыкшам ыкшамаудан "
                            + "ыкшамауданы аудан ауданы ж/м жилои массив тургын алабы ж/к жк им имени атындагы")
                    .replace('й', 'и')
                    .split(" "));

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
            if (!KINDS.contains(word)) {
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
        for (String word : Folding.keyWithJoints(text).split(" ")) {
            if (KINDS.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text has a name beside words for kinds. */
    static boolean hasName(String text) {
        String key = keyOf(text);
        return !key.isEmpty() && !KINDS.contains(key);
    }

    private static void appendParts(StringBuilder key, String word) {
        if (word.indexOf('-') < 0 && word.indexOf('/') < 0) {
            append(key, word);
            return;
        }
        boolean afterNumber = false;
        for (String part : word.replace('/', '-').split("-")) {
            boolean ending = afterNumber && ORDINAL_ENDINGS.contains(part);
            if (!part.isEmpty() && !ending && !KINDS.contains(part)) {
                append(key, part);
            }
            afterNumber = !part.isEmpty() && part.charAt(part.length() - 1) <= '9';
        }
    }

    private static void append(StringBuilder key, String word) {
        if (!key.isEmpty()) {
            key.append(' ');
        }
        key.append(word);
    }

    private static int end(String text, char stop, int from) {
        int to = text.indexOf(stop, from);
        return to < 0 ? text.length() : to;
    }
}
