package kz.tizim.voterlist;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.tizim.precinct.HouseNumber;
import kz.tizim.registry.Folding;

/**
 * Houses and flats in one spelling for searches: «12 корп. 2», «12 к2» and «12к2» are one house, «5-А» and a Latin «5a» are
 * «5А», «д. 5», «№5» and «5-үй» are «5», «кв. 7» and «7 пәтер» are «7».
 */
final class HouseWords {
    private static final String LATIN = Folding.LATIN_LOOKS.toLowerCase(Locale.ROOT);
    private static final String CYRILLIC = Folding.CYRILLIC_LOOKS.toLowerCase(Locale.ROOT);
    private static final String BLOCKS = String.join("|", HouseNumber.BLOCK).toLowerCase(Locale.ROOT);
    private static final String KINDS = "дом|үй|уй|квартира|кв|пәтер|патер";
    /** The same as words are folded. */
    private static final Set<String> KIND_KEYS =
            Arrays.stream(KINDS.split("\\|")).map(Folding::key).collect(Collectors.toUnmodifiableSet());

    private static final String GAP = "[\\s\u00A0.:№–-]*";

    // After a number, д is its letter, unless it is written as an abbreviation.
    private static final Pattern KIND = Pattern.compile("-?(?<!\\p{L})(?:" + KINDS + ")(?!\\p{L})" + GAP
            + "|-?(?<![\\p{L}\\d])(?:д\\.|(?<!\\d[\\s\u00A0-])д)" + GAP + "(?=\\d)");
    // A Latin k looks like the short one.
    private static final Pattern BLOCK =
            Pattern.compile("(?<=\\d)[\\s\u00A0,.]*(?:" + BLOCKS + "|k)[\\s\u00A0.]*(?=\\d)");
    private static final Pattern LETTER = Pattern.compile("(?<=\\d)[\\s\u00A0-](?=\\p{L}(?![\\p{L}\\d.]))");
    private static final Pattern FRACTION = Pattern.compile("(?<=\\d)[\\s\u00A0]*/[\\s\u00A0]*(?=\\d)");

    // The same in Java and in SQL.
    private static final String GLUED_KIND = "^(?:" + KINDS + "|д)-?(?=[0-9])|(?<=[0-9].?)-?(?:" + KINDS + ")$";
    private static final String ANY_BLOCK = "(?:" + BLOCKS + ")";
    private static final String HYPHEN = "([0-9])-([^0-9])";

    private HouseWords() {}

    /** A query in lower case, with each house in one word, and without the words for a house and a flat. */
    static String joined(String query) {
        String numbers = KIND.matcher(query).replaceAll(", ");
        String blocks = BLOCK.matcher(numbers).replaceAll("к");
        String letters = LETTER.matcher(blocks).replaceAll("");
        return FRACTION.matcher(letters).replaceAll("/");
    }

    /** Whether a folded word stands for a house or a flat, in whatever letters it was typed. */
    static boolean isKind(String key) {
        return KIND_KEYS.contains(key);
    }

    /** The spelling of a word in lower case. */
    static String key(String typed) {
        var key = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            int alike = LATIN.indexOf(typed.charAt(i));
            key.append(alike < 0 ? typed.charAt(i) : CYRILLIC.charAt(alike));
        }
        return key.toString()
                .replaceFirst(GLUED_KIND, "")
                .replaceAll(ANY_BLOCK, "к")
                .replaceAll(HYPHEN, "$1$2");
    }

    /** The same of a house or a flat as it is written, in SQL. */
    static String sql(String number) {
        String plain = "translate(lower(" + number + "), '" + LATIN + " \u00A0.,№\"«»', '" + CYRILLIC + "')";
        String alone = "regexp_replace(" + plain + ", '" + GLUED_KIND + "', '')";
        String blocks = "regexp_replace(" + alone + ", '" + ANY_BLOCK + "', 'к', 'g')";
        return "regexp_replace(" + blocks + ", '" + HYPHEN + "', '\\1\\2', 'g')";
    }
}
