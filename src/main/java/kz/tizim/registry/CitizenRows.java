package kz.tizim.registry;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import kz.tizim.imports.CsvRow;
import kz.tizim.imports.RowFields;
import kz.tizim.imports.RowReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of the citizens' extract. What makes a person or an address uncertain rejects the row; what only looks wrong is
 * a warning: a birth date or sex that the IIN contradicts, a place in which neither a precinct nor a boundary lies, Latin
 * letters within Cyrillic words, which are replaced.
 */
final class CitizenRows implements RowReader {
    static final List<String> HEADER = List.of(
            ("iin,surname,given_name,patronymic,birth_date,sex,citizenship,life_status,death_date,registration_type,"
                            + "registered_from,kato,street,house,flat,rka,document_last4")
                    .split(","));

    private static final int IIN = 0;
    private static final int SURNAME = 1;
    private static final int GIVEN_NAME = 2;
    private static final int PATRONYMIC = 3;
    private static final int BIRTH_DATE = 4;
    private static final int SEX = 5;
    private static final int CITIZENSHIP = 6;
    private static final int LIFE_STATUS = 7;
    private static final int DEATH_DATE = 8;
    private static final int REGISTRATION_TYPE = 9;
    private static final int REGISTERED_FROM = 10;
    private static final int KATO = 11;
    private static final int STREET = 12;
    private static final int HOUSE = 13;
    private static final int FLAT = 14;
    private static final int RKA = 15;
    private static final int DOCUMENT_LAST4 = 16;

    private static final LocalDate FIRST_DAY = LocalDate.of(1870, 1, 1);
    private static final int MAX_NAME = 100;
    private static final int MAX_STREET = 200;
    private static final int MAX_NUMBER = 50;
    private static final List<String> LIFE_STATUSES = List.of("ALIVE", "DECEASED");
    private static final List<String> REGISTRATION_TYPES = List.of("PERMANENT", "TEMPORARY", "NONE");

    private final LocalDate today;
    private final int[] katos;
    private int lastKato = -1;
    private boolean isLastKnown;

    /** @param katos known places as numbers, in rising order; where there are none, any place will do */
    CitizenRows(LocalDate today, int[] katos) {
        this.today = today;
        this.katos = katos;
    }

    @Override
    public void read(CsvRow row, RowFields out) {
        Iin iin = IinField.read(IIN, row, out);
        name(SURNAME, out);
        name(GIVEN_NAME, out);
        if (out.hasWord(PATRONYMIC)) {
            words(PATRONYMIC, MAX_NAME, out);
        } else {
            out.value(null);
        }
        int born = out.date(BIRTH_DATE, FIRST_DAY, today, true);
        Sex sex = sex(out);
        citizenship(row, out);
        lifeStatus(out, born);
        out.oneOf(REGISTRATION_TYPE, REGISTRATION_TYPES);
        out.date(REGISTERED_FROM, FIRST_DAY, today, false);
        out.digits(KATO, "116630100", false);
        words(STREET, MAX_STREET, out);
        out.textOrEmpty(HOUSE, MAX_NUMBER);
        out.textOrEmpty(FLAT, MAX_NUMBER);
        out.textOrNull(RKA, MAX_NUMBER);
        out.digits(DOCUMENT_LAST4, "1234", true);
        if (iin != null) {
            doubt(iin, born, sex, out);
        }
        if (!isKnownPlace(out)) {
            out.warn(KATO, "UNKNOWN_KATO");
        }
        if (!out.hasFaults()) {
            out.value(Folding.nameKey(row.text(SURNAME), row.text(GIVEN_NAME), row.text(PATRONYMIC)));
        }
    }

    private static @Nullable Sex sex(RowFields out) {
        boolean male = out.is(SEX, "M");
        if (male || out.is(SEX, "F")) {
            out.letter(male ? 'M' : 'F');
            return male ? Sex.M : Sex.F;
        }
        out.reject(SEX, "UNKNOWN", "M, F");
        return null;
    }

    private static void name(int column, RowFields out) {
        if (out.hasWord(column)) {
            words(column, MAX_NAME, out);
        } else {
            out.reject(column, "EMPTY", "");
        }
    }

    private static void words(int column, int maxLength, RowFields out) {
        out.words(column, maxLength, LookAlikes::repaired, "LATIN_LETTERS");
    }

    /** Two capital letters (ISO 3166-1 alpha-2), as in {@code KZ}. */
    private static void citizenship(CsvRow row, RowFields out) {
        if (out.is(CITIZENSHIP, "KZ")) {
            out.value("KZ");
            return;
        }
        String code = row.text(CITIZENSHIP);
        if (code.length() == 2 && code.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            out.value(code);
        } else {
            out.reject(CITIZENSHIP, "FORM", "KZ");
        }
    }

    private void lifeStatus(RowFields out, int born) {
        out.oneOf(LIFE_STATUS, LIFE_STATUSES);
        int died = out.date(DEATH_DATE, FIRST_DAY, today, false);
        if (out.isEmpty(DEATH_DATE)) {
            return;
        }
        if (out.is(LIFE_STATUS, "ALIVE")) {
            out.reject(DEATH_DATE, "ALIVE", "");
        } else if (died != RowFields.NO_DATE && died < born) {
            out.reject(DEATH_DATE, "DEATH_BEFORE_BIRTH", "");
        }
    }

    /** @param sex null where the row does not say it */
    private static void doubt(Iin iin, int born, @Nullable Sex sex, RowFields out) {
        if (born != RowFields.NO_DATE && !iin.tellsBirthDate(born)) {
            out.warn(BIRTH_DATE, "IIN_BIRTH_DATE");
        }
        if (sex != null && iin.sex() != sex) {
            out.warn(SEX, "IIN_SEX");
        }
    }

    /** Neighbours in the extract mostly live in one place, which is looked for once. */
    private boolean isKnownPlace(RowFields out) {
        int kato = (int) out.number(KATO);
        if (kato != lastKato) {
            lastKato = kato;
            isLastKnown = kato < 0 || katos.length == 0 || Arrays.binarySearch(katos, kato) >= 0;
        }
        return isLastKnown;
    }
}
