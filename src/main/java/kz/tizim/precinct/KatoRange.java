package kz.tizim.precinct;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A place with all places in it, as a range of codes; a city has its districts in it.
 *
 * @param first the place's own code
 * @param last the last code that may be in it
 * @param around the larger places around it, whose rules reach into it
 */
public record KatoRange(String first, String last, List<String> around) {
    public KatoRange {
        around = List.copyOf(around);
    }

    public static KatoRange of(Kato kato) {
        int code = Kato.number(kato.code());
        int span = span(code);
        int ruralDistrict = code - code % 1000;
        // Of a district of a city the code may end with 100 or not.
        List<String> around = IntStream.of(
                        Kato.settlement(code),
                        Kato.settlement(ruralDistrict + 100),
                        ruralDistrict,
                        code - code % 100_000,
                        region(code))
                .filter(larger -> larger < code || larger > code + span(code))
                .distinct()
                .mapToObj(KatoRange::text)
                .toList();
        return new KatoRange(kato.code(), text(code + span), around);
    }

    private static int span(int code) {
        if (code == region(code)) {
            return 9_999_999;
        }
        if (code % 100_000 == 0) {
            return 99_999;
        }
        int district = code / 100_000 % 100;
        if (code % 100_000 == 10_000 && district >= 10 && district < 30) {
            return 9_999; // a city, with the codes of its districts: see Kato.settlement
        }
        return code % 1000 == 0 ? 999 : 0;
    }

    private static int region(int code) {
        return code - code % 10_000_000;
    }

    private static String text(int code) {
        return "%09d".formatted(code);
    }
}
