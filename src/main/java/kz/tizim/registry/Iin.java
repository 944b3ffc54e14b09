package kz.tizim.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The individual identification number (Kazakh <i>ЖСН</i>, Russian <i>ИИН</i>) that keys a citizen: {@code YYMMDD C SSSS K},
 * birth date, century with sex, serial number, check digit.
 *
 * <p>A correct check digit does not tell people apart: weight 11 leaves the last digit of the serial number unprotected, so
 * whoever matches a person compares name and birth date too. The number never appears in a message or in {@link #toString()}.
 *
 * @param value the twelve digits read as one decimal number; leading zeros belong to the IIN but not to the value
 */
public record Iin(long value) implements Comparable<Iin> {
    private static final int LENGTH = 12;
    private static final long LIMIT = 1_000_000_000_000L;
    private static final long CENTURY_UNIT = 100_000L;
    private static final long DATE_UNIT = 1_000_000L;
    private static final int NO_CHECK_DIGIT = 10;

    /** Refuses a value out of range or with a wrong check digit by {@link IllegalArgumentException}. */
    public Iin {
        if (!valid(value)) {
            throw refusal();
        }
    }

    /**
     * Reads exactly twelve ASCII digits.
     *
     * @throws IllegalArgumentException if the text is not a valid IIN; the message does not repeat it
     */
    @JsonCreator
    public static Iin of(String text) {
        long value = parse(text);
        if (value < 0) {
            throw refusal();
        }
        return new Iin(value);
    }

    /** Whether the text is twelve ASCII digits with the right check digit; the birth date may still be impossible. */
    public static boolean valid(CharSequence text) {
        long value = parse(text);
        return value >= 0 && valid(value);
    }

    /** Whether the number has at most twelve digits and the right check digit. */
    public static boolean valid(long value) {
        return value >= 0 && value < LIMIT && checkDigit(value / 10) == value % 10;
    }

    /**
     * Makes the IIN of a person.
     *
     * @param birthDate a date of the years 1800 to 2099
     * @param serial 0 to 9999
     * @return empty where the check digit would be 10: such a serial number is never given to anybody, take another one
     * @throws IllegalArgumentException if the date or the serial number is out of range
     */
    public static Optional<Iin> compose(LocalDate birthDate, Sex sex, int serial) {
        int year = birthDate.getYear();
        if (year < 1800 || year > 2099) {
            throw new IllegalArgumentException("An IIN exists for births from 1800 to 2099 only");
        }
        if (serial < 0 || serial > 9999) {
            throw new IllegalArgumentException("A serial number has four digits");
        }
        long date = (year % 100) * 10_000L + birthDate.getMonthValue() * 100L + birthDate.getDayOfMonth();
        int century = (year / 100 - 18) * 2 + (sex == Sex.M ? 1 : 2);
        long first11 = date * CENTURY_UNIT + century * 10_000L + serial;
        int check = checkDigit(first11);
        return check == NO_CHECK_DIGIT ? Optional.empty() : Optional.of(new Iin(first11 * 10 + check));
    }

    /** The twelve digits with their leading zeros. */
    @JsonValue
    public String digits() {
        char[] digits = new char[LENGTH];
        long rest = value;
        for (int i = LENGTH - 1; i >= 0; i--) {
            digits[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        return new String(digits);
    }

    /** The birth date that the number tells, or null where there is no such day or century. */
    public @Nullable LocalDate birthDate() {
        int century = century();
        if (century < 1 || century > 6) {
            return null;
        }
        int date = (int) (value / DATE_UNIT);
        int year = 1800 + (century - 1) / 2 * 100 + date / 10_000;
        try {
            return LocalDate.of(year, date / 100 % 100, date % 100);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    /** Whether the number tells this birth date, in days since 1970-01-01. */
    boolean tellsBirthDate(long epochDay) {
        LocalDate told = birthDate();
        return told != null && told.toEpochDay() == epochDay;
    }

    /** The sex that the number tells, or null where the seventh digit is none of 1 to 6. */
    public @Nullable Sex sex() {
        int century = century();
        if (century < 1 || century > 6) {
            return null;
        }
        return century % 2 == 1 ? Sex.M : Sex.F;
    }

    @Override
    public int compareTo(Iin other) {
        return Long.compare(value, other.value);
    }

    /** Masked whole: even a part of the number is a birth date. */
    @Override
    public String toString() {
        return "Iin[************]";
    }

    private int century() {
        return (int) (value / CENTURY_UNIT % 10);
    }

    /** The number without its check, or -1 where the text is not twelve ASCII digits; allocates nothing. */
    private static long parse(CharSequence text) {
        if (text.length() != LENGTH) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** The check digit for the first eleven digits, or 10 where both series of weights (1…11; 3…11, 1, 2) give 10. */
    private static int checkDigit(long first11) {
        int first = 0;
        int second = 0;
        long rest = first11;
        for (int position = 11; position >= 1; position--) {
            int digit = (int) (rest % 10);
            rest /= 10;
            first += digit * position;
            second += digit * (position <= 9 ? position + 2 : position - 9);
        }
        return first % 11 == NO_CHECK_DIGIT ? second % 11 : first % 11;
    }

    private static IllegalArgumentException refusal() {
        return new IllegalArgumentException("Not a valid IIN: twelve digits with a right check digit are needed");
    }
}
