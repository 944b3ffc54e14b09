package kz.tizim.registry;

import java.time.LocalDate;
import java.util.List;
import kz.tizim.imports.CsvRow;
import kz.tizim.imports.RowFields;
import kz.tizim.imports.RowReader;

/** Reads rows of the citizens' extract. */
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

    CitizenRows(LocalDate today) {
        this.today = today;
    }

    @Override
    public void read(CsvRow row, RowFields out) {
        Iin iin = IinField.read(IIN, out);
        out.text(SURNAME, MAX_NAME);
        out.text(GIVEN_NAME, MAX_NAME);
        out.textOrNull(PATRONYMIC, MAX_NAME);
        int born = out.date(BIRTH_DATE, FIRST_DAY, today, true);
        boolean male = out.is(SEX, "M");
        if (male || out.is(SEX, "F")) {
            out.letter(male ? 'M' : 'F');
        } else {
            out.reject(SEX, "UNKNOWN", "must be one of M, F");
        }
        citizenship(row, out);
        lifeStatus(out, born);
        out.oneOf(REGISTRATION_TYPE, REGISTRATION_TYPES);
        out.date(REGISTERED_FROM, FIRST_DAY, today, false);
        out.digits(KATO, 9, false);
        out.textOrEmpty(STREET, MAX_STREET);
        out.textOrEmpty(HOUSE, MAX_NUMBER);
        out.textOrEmpty(FLAT, MAX_NUMBER);
        out.textOrNull(RKA, MAX_NUMBER);
        out.digits(DOCUMENT_LAST4, 4, true);
        if (out.hasFaults()) {
            return;
        }
        out.value(Folding.key(row.text(SURNAME) + ' ' + row.text(GIVEN_NAME) + ' ' + row.text(PATRONYMIC)));
        if (iin != null && !agrees(iin, born, male)) {
            out.warn();
        }
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
            out.reject(CITIZENSHIP, "FORM", "must be two capital letters like KZ");
        }
    }

    private void lifeStatus(RowFields out, int born) {
        out.oneOf(LIFE_STATUS, LIFE_STATUSES);
        int died = out.date(DEATH_DATE, FIRST_DAY, today, false);
        if (out.isEmpty(DEATH_DATE)) {
            return;
        }
        if (out.is(LIFE_STATUS, "ALIVE")) {
            out.reject(DEATH_DATE, "ALIVE", "must be empty for somebody who is alive");
        } else if (died < born) {
            out.reject(DEATH_DATE, "ORDER", "must not lie before the birth date");
        }
    }

    private static boolean agrees(Iin iin, int born, boolean male) {
        LocalDate told = iin.birthDate();
        return told != null && told.toEpochDay() == born && iin.sex() == (male ? Sex.M : Sex.F);
    }
}
