package kz.tizim.voterlist;

import java.util.Locale;
import java.util.regex.Pattern;
import kz.tizim.precinct.HouseNumber;
import kz.tizim.registry.Folding;

/** Houses in one spelling for searches: «12 корп. 2», «12 к2» and «12к2» are one house, «5-А» and a Latin «5a» are «5А». */
final class HouseWords {
    private static final String LATIN = Folding.LATIN_LOOKS.toLowerCase(Locale.ROOT);
    private static final String CYRILLIC = Folding.CYRILLIC_LOOKS.toLowerCase(Locale.ROOT);
    private static final String BLOCKS = String.join("|", HouseNumber.BLOCK).toLowerCase(Locale.ROOT);

    private static final Pattern KIND =
            Pattern.compile("(?<![\\p{L}\\d])(?:дом|д|үй|уй|квартира|кв|пәтер|патер)[\\s\u00A0.№#]*(?=\\d)");
    // A Latin k looks like the short one.
    private static final Pattern BLOCK =
            Pattern.compile("(?<=\\d)[\\s\u00A0,.]*(?:" + BLOCKS + "|k)[\\s\u00A0.]*(?=\\d)");
    private static final Pattern LETTER = Pattern.compile("(?<=\\d)[\\s\u00A0-](?=\\p{L}(?![\\p{L}\\d.]))");
    private static final Pattern FRACTION = Pattern.compile("(?<=\\d)[\\s\u00A0]*/[\\s\u00A0]*(?=\\d)");

    private HouseWords() {}

    /** A query in lower case, with each house or flat in one word, which does not say what it numbers. */
    static String joined(String query) {
        String numbers = KIND.matcher(query).replaceAll("");
        String blocks = BLOCK.matcher(numbers).replaceAll("к");
        String letters = LETTER.matcher(blocks).replaceAll("");
        return FRACTION.matcher(letters).replaceAll("/");
    }

    /** The spelling of a word in lower case. */
    static String key(String typed) {
        var key = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            int alike = LATIN.indexOf(typed.charAt(i));
            key.append(alike < 0 ? typed.charAt(i) : CYRILLIC.charAt(alike));
        }
        return key.toString();
    }

    /** The same of a house as it is written, in SQL. */
    static String sql(String house) {
        String plain = "translate(lower(" + house + "), '" + LATIN + " \u00A0.,№\"«»', '" + CYRILLIC + "')";
        String blocks = "regexp_replace(" + plain + ", '(" + BLOCKS + ")', 'к', 'g')";
        return "regexp_replace(" + blocks + ", '([0-9])-([^0-9])', '\\1\\2')";
    }
}
