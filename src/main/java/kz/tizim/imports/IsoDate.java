package kz.tizim.imports;

import java.time.LocalDate;
import java.time.Year;

/** Dates {@code YYYY-MM-DD}, read without an object for each. */
final class IsoDate {
    private static final int LENGTH = 10;
    private static final int[] MONTH_LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private IsoDate() {}

    /** Days since 1970-01-01, or {@link Integer#MIN_VALUE} where the characters are no date. */
    static int epochDay(char[] chars, int from, int to) {
        if (to - from != LENGTH || chars[from + 4] != '-' || chars[from + 7] != '-') {
            return Integer.MIN_VALUE;
        }
        int year = number(chars, from, 4);
        int month = number(chars, from + 5, 2);
        int day = number(chars, from + 8, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1) {
            return Integer.MIN_VALUE;
        }
        int last = month == 2 && Year.isLeap(year) ? 29 : MONTH_LENGTHS[month - 1];
        return day > last
                ? Integer.MIN_VALUE
                : (int) LocalDate.of(year, month, day).toEpochDay();
    }

    /** Whether the characters are digits and hyphens at their places, a real day or not. */
    static boolean looksLikeOne(char[] chars, int from, int to) {
        return to - from == LENGTH
                && chars[from + 4] == '-'
                && chars[from + 7] == '-'
                && number(chars, from, 4) >= 0
                && number(chars, from + 5, 2) >= 0
                && number(chars, from + 8, 2) >= 0;
    }

    private static int number(char[] chars, int from, int length) {
        int value = 0;
        for (int i = from; i < from + length; i++) {
            int digit = chars[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
