package kz.tizim.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a planted row; each bears the code by which an import judges it. Real extracts have all of them, though
 * not at these rates.
 */
enum Defect {
    CHECK_DIGIT(4_000, true),
    SCIENTIFIC(10_000, true),
    IMPOSSIBLE_DATE(5_000, true),
    EMPTY(5_000, true),
    DEATH_BEFORE_BIRTH(10_000, true),
    /** The row comes twice and says two things: neither is taken. */
    CONFLICT(10_000, true),
    /** The row comes twice. */
    DUPLICATE(2_000, false),
    IIN_BIRTH_DATE(2_500, false),
    IIN_SEX(5_000, false),
    UNKNOWN_KATO(5_000, false),
    LATIN_LETTERS(1_000, false),
    /** The street as people type it: no import minds, and the address has to be placed all the same. */
    MISSPELT_STREET(500, false);

    private static final List<Defect> ALL = List.of(values());
    // Columns of the citizens' extract.
    private static final int SURNAME = 1;
    static final int BIRTH_DATE = 4;
    static final int SEX = 5;
    static final int LIFE_STATUS = 7;
    static final int DEATH_DATE = 8;
    private static final int STREET = 12;
    private static final int FLAT = 14;
    private static final String KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі";
    private static final String TYPED = "АаГгКкНнОоУуУуХхИи";
    private static final Map<String, String> ABBREVIATED = Map.of(
            " көшесі",
            "  көш.",
            "улица ",
            "ул.",
            "проспект ",
            "пр-т ",
            " шағын ауданы",
            " ш/а",
            "микрорайон ",
            "мкр. ");

    /** A code of the right form where nothing lies. */
    private static final String NOWHERE = "990000000";

    /** One row of so many has it. */
    private final int oneOf;

    private final boolean rejects;

    Defect(int oneOf, boolean rejects) {
        this.oneOf = oneOf;
        this.rejects = rejects;
    }

    /** One row of so many that are nothing else has it. */
    int oneOf() {
        return oneOf;
    }

    /** Whether the row, and its double where it has one, is not taken. */
    boolean rejects() {
        return rejects;
    }

    /** Whether the row comes a second time. */
    boolean doubles() {
        return this == DUPLICATE || this == CONFLICT;
    }

    /** Deals by counting, as {@link Peculiarity} does; null for a row without a defect. */
    static @Nullable Defect of(int number) {
        for (Defect defect : ALL) {
            // Primes keep the kinds from meeting on the same rows for ever.
            if ((number + 101 * defect.ordinal()) % defect.oneOf == 0) {
                return defect;
            }
        }
        return null;
    }

    /** Spoils a row of the citizens' extract. False where it has nothing that this defect could spoil. */
    boolean spoil(String[] row) {
        switch (this) {
            case CHECK_DIGIT -> row[0] = row[0].substring(0, 11) + (row[0].charAt(11) - '0' + 1) % 10;
            case SCIENTIFIC -> row[0] = row[0].charAt(0) + "." + row[0].substring(1, 6) + "E+11";
            case IMPOSSIBLE_DATE -> row[BIRTH_DATE] = row[BIRTH_DATE].substring(0, 5) + "02-30";
            case EMPTY -> row[SURNAME] = "";
            case DEATH_BEFORE_BIRTH -> {
                row[LIFE_STATUS] = "DECEASED";
                row[DEATH_DATE] = LocalDate.parse(row[BIRTH_DATE]).minusDays(1).toString();
            }
            case IIN_BIRTH_DATE ->
                row[BIRTH_DATE] = LocalDate.parse(row[BIRTH_DATE]).minusDays(1).toString();
            case IIN_SEX -> row[SEX] = row[SEX].equals("M") ? "F" : "M";
            case UNKNOWN_KATO -> {
                if (row[11].isEmpty()) {
                    return false;
                }
                row[11] = NOWHERE;
            }
            case LATIN_LETTERS -> {
                String latin = row[SURNAME].replace('о', 'o').replace('а', 'a').replace('е', 'e');
                boolean spoilt = !latin.equals(row[SURNAME]);
                row[SURNAME] = latin;
                return spoilt;
            }
            case MISSPELT_STREET -> {
                String typed = typed(row[STREET]);
                boolean spoilt = !typed.equals(row[STREET]);
                row[STREET] = typed;
                return spoilt;
            }
            case DUPLICATE, CONFLICT -> {}
        }
        return true;
    }

    private static String typed(String street) {
        String typed = street;
        for (Map.Entry<String, String> word : ABBREVIATED.entrySet()) {
            typed = typed.replace(word.getKey(), word.getValue());
        }
        for (int i = 0; i < KAZAKH.length(); i++) {
            typed = typed.replace(KAZAKH.charAt(i), TYPED.charAt(i));
        }
        return typed;
    }

    /** Changes the second of two rows, where they are to contradict each other. */
    void spoilDouble(String[] row) {
        if (this == CONFLICT) {
            row[FLAT] = row[FLAT] + "1";
        }
    }
}
