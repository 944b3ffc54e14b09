package kz.tizim.sample;

import java.util.List;

/**
 * Names of streets (Kazakh and Russian <i>geonims</i>), endlessly many and no two alike, so that a town may have as many streets
 * as it needs. A street has one official form, Kazakh or Russian, which extract and boundary both use.
 */
final class Geonims {
    /** The quarter too new for any boundary. */
    static final Tongues UNCOVERED =
            new Tongues("Болашақ шағын ауданы", "микрорайон Болашак", "Bolashaq microdistrict");

    private static final List<String> PERSONS = WordStock.words("street.persons");
    private static final List<String> PLAIN = WordStock.words("street.plain");
    private static final List<String> FIRST = WordStock.words("street.first");
    private static final List<String> SECOND = WordStock.words("street.second");
    private static final int NAMED = PERSONS.size() + PLAIN.size();
    private static final int SERIES = NAMED + FIRST.size() * SECOND.size();

    private Geonims() {}

    /** The n-th street in the forms of both languages and in English. */
    static Tongues street(int n) {
        int series = n / SERIES;
        int in = n % SERIES;
        String kk;
        String ru;
        if (in < NAMED) {
            String[] pair = (in < PERSONS.size() ? PERSONS.get(in) : PLAIN.get(in - PERSONS.size())).split("=");
            kk = pair[0];
            ru = pair[1];
        } else {
            // Neighbouring numbers shall not all begin with the same word.
            kk = FIRST.get((in - NAMED) % FIRST.size()) + " " + SECOND.get((in - NAMED) / FIRST.size());
            ru = Tongues.russian(kk);
        }
        String numbered = series == 0 ? "" : "-" + (series + 1);
        String bareKk = kk + numbered;
        String bareRu = ru + numbered;
        String en = Tongues.latin(bareKk);
        return switch (in < PERSONS.size() ? n % 9 : in < NAMED ? 1 : n % 4) {
            case 0 -> new Tongues(bareKk + " даңғылы", "проспект " + bareRu, en + " Avenue");
            case 2 -> new Tongues(bareKk + " шағын ауданы", "микрорайон " + bareRu, en + " microdistrict");
            default -> new Tongues(bareKk + " көшесі", "улица " + bareRu, en + " Street");
        };
    }

    /** The form in which registry and akim write it: three of five in Kazakh. */
    static String official(Tongues street, int n) {
        return n * 7 % 5 < 3 ? street.kk() : street.ru();
    }
}
