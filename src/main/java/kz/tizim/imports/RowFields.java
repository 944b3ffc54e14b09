package kz.tizim.imports;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the fields of a row and writes them as the values of the staging columns. Whatever is wrong with a field is noted
 * for the reject file; the row goes on to be read, so that all its faults are told at once.
 */
public final class RowFields {
    /** No day at all. */
    public static final int NO_DATE = Integer.MIN_VALUE;

    private CopyBuffer out;
    private final RowFaults faults;
    private CsvRow row;
    private @Nullable Long kept;

    RowFields(CopyBuffer out, List<String> header) {
        this.out = out;
        faults = new RowFaults(header);
        this.row = new CsvRow(new int[0], 0, 0);
    }

    void writeTo(CopyBuffer next) {
        out = next;
    }

    void begin(CsvRow next) {
        row = next;
        faults.begin();
        kept = null;
    }

    RowFaults faults() {
        return faults;
    }

    @Nullable
    Long kept() {
        return kept;
    }

    /**
     * Notes that a field is wrong. The code is the key of a message; the detail is what that leaves open, such as a limit or
     * an example, and nothing of the field.
     */
    public void reject(int column, String code, String detail) {
        faults.reject(column, code, detail);
    }

    /** Notes that a person should look at a field; the row is taken all the same. */
    public void warn(int column, String code) {
        faults.warn(column, code, "");
    }

    /** Whether something was wrong with the row so far. */
    public boolean hasFaults() {
        return faults.isRejected();
    }

    /**
     * Notes that a person should look at a field; the row is taken all the same.
     *
     * @param code for machines
     * @param detail what the code leaves open, such as a position
     */
    public void warn(int column, String code, String detail) {
        faults.warn(column, code, detail);
    }

    /** Keeps the key of the row even if the row is rejected. */
    public void keep(long key) {
        kept = key;
    }

    /** A text that has to be there. */
    public void text(int column, int maxLength) {
        if (isEmpty(column)) {
            reject(column, "EMPTY", "");
        }
        textOrEmpty(column, maxLength);
    }

    /** A text; where there is none, an empty one. */
    public void textOrEmpty(int column, int maxLength) {
        int from = row.from(column);
        text(column, maxLength, row.characters(), from, row.to(column, from), false);
    }

    /** As {@link #textOrEmpty}, of one line or several. */
    public void linesOrEmpty(int column, int maxLength) {
        int from = row.from(column);
        text(column, maxLength, row.characters(), from, row.to(column, from), true);
    }

    /** A text in words that may need mending, which is a warning; where there is none, an empty one. */
    public void words(int column, int maxLength, TextRepair repair, String warning) {
        int from = row.from(column);
        int to = row.to(column, from);
        char[] mended = repair.repaired(row.characters(), from, to);
        if (mended == null) {
            text(column, maxLength, row.characters(), from, to, false);
        } else {
            warn(column, warning);
            text(column, maxLength, mended, 0, mended.length, false);
        }
    }

    private void text(int column, int maxLength, char[] chars, int from, int to, boolean ofLines) {
        if (to - from > maxLength) {
            reject(column, "TOO_LONG", String.valueOf(maxLength));
        } else if (TextRules.hasControl(chars, from, to, ofLines)) {
            reject(column, "CONTROL", "");
        } else {
            out.text(chars, from, to);
        }
    }

    /** A text; where there is none, null. */
    public void textOrNull(int column, int maxLength) {
        if (isEmpty(column)) {
            out.putNull();
        } else {
            textOrEmpty(column, maxLength);
        }
    }

    /** As many ASCII digits as an example has, which may be absent; where there are none, an empty text or null. */
    public void digits(int column, String example, boolean emptyIsNull) {
        int from = row.from(column);
        int to = row.to(column, from);
        if (from == to) {
            value(emptyIsNull ? null : "");
        } else if (to - from != example.length() || number(column) < 0) {
            reject(column, "FORM", example);
        } else {
            out.text(row.characters(), from, to);
        }
    }

    /** A number of up to 18 ASCII digits, or -1 where the column holds no such number. Writes nothing. */
    public long number(int column) {
        char[] chars = row.characters();
        int from = row.from(column);
        int to = row.to(column, from);
        if (from == to || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = chars[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** The characters of a column, without blanks around. */
    public int length(int column) {
        int from = row.from(column);
        return row.to(column, from) - from;
    }

    public boolean isEmpty(int column) {
        return length(column) == 0;
    }

    /** Whether the column holds a letter or a digit: «-» stands for nothing. */
    public boolean hasWord(int column) {
        int from = row.from(column);
        return TextRules.hasWord(row.characters(), from, row.to(column, from));
    }

    /** Whether the column holds exactly this text. */
    public boolean is(int column, String text) {
        char[] chars = row.characters();
        int from = row.from(column);
        if (row.to(column, from) - from != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (chars[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** One of a few texts. */
    public void oneOf(int column, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            if (is(column, texts.get(i))) {
                value(texts.get(i));
                return;
            }
        }
        reject(column, "UNKNOWN", String.join(", ", texts));
    }

    /**
     * A date {@code YYYY-MM-DD} from the first to the last day; where there is none, null or, if it is needed, a fault.
     *
     * @return the date as days since 1970-01-01, or {@link #NO_DATE}
     */
    public int date(int column, LocalDate first, LocalDate last, boolean needed) {
        int from = row.from(column);
        int to = row.to(column, from);
        if (from == to && !needed) {
            out.putNull();
            return NO_DATE;
        }
        int day = IsoDate.epochDay(row.characters(), from, to);
        if (day == NO_DATE) {
            boolean looks = IsoDate.looksLikeOne(row.characters(), from, to);
            reject(column, from == to ? "EMPTY" : looks ? "IMPOSSIBLE_DATE" : "FORM", "1990-12-31");
        } else if (day < first.toEpochDay() || day > last.toEpochDay()) {
            reject(column, "RANGE", first + " … " + last);
        } else {
            out.date(day);
            return day;
        }
        return NO_DATE;
    }

    /** {@code true} or {@code false}. */
    public void bool(int column) {
        boolean yes = is(column, "true");
        if (yes || is(column, "false")) {
            out.bool(yes);
        } else {
            reject(column, "UNKNOWN", "true, false");
        }
    }

    /** A whole number within bounds. */
    public void integer(int column, int from, int to) {
        long value = number(column);
        if (value < from || value > to) {
            reject(column, "RANGE", from + " … " + to);
        } else {
            out.integer((int) value);
        }
    }

    /** A decimal number within bounds, which may be absent. */
    public void decimalOrNull(int column, double from, double to) {
        if (isEmpty(column)) {
            out.putNull();
            return;
        }
        try {
            double value = Double.parseDouble(row.text(column));
            if (value >= from && value <= to) {
                out.float8(value);
                return;
            }
        } catch (NumberFormatException e) {
            reject(column, "FORM", "51.07");
            return;
        }
        reject(column, "RANGE", from + " … " + to);
    }

    /** Writes a value that the reader has made itself. */
    public void value(@Nullable String text) {
        if (text == null) {
            out.putNull();
        } else {
            out.text(text.toCharArray(), 0, text.length());
        }
    }

    /** Writes a value that the reader has made itself. */
    public void bigint(long value) {
        out.bigint(value);
    }

    /** Writes a value that the reader has made itself. */
    public void integer(int value) {
        out.integer(value);
    }

    /** Writes a value that the reader has made itself. */
    public void time(LocalTime time) {
        out.bigint(time.toNanoOfDay() / 1000);
    }

    /** Writes a value that the reader has made itself: one ASCII character. */
    public void letter(char value) {
        out.letter(value);
    }
}
