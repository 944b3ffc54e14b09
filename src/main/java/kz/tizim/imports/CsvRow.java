package kz.tizim.imports;

import java.util.Arrays;

/** One row of an extract, seen by the columns of its kind; valid until the next row is read. Blanks around a value are left out. */
public final class CsvRow {
    private final int[] positions;
    private final int fieldsExpected;
    private final int firstOwn;
    private char[] text = new char[1024];
    private int[] ends = new int[32];
    private int fields;
    private long line;

    /**
     * A view of rows.
     *
     * @param positions where in the row each column of the kind stands
     * @param fieldsExpected how many fields the header has
     * @param firstOwn the first field that {@link #original} gives back
     */
    CsvRow(int[] positions, int fieldsExpected, int firstOwn) {
        this.positions = positions;
        this.fieldsExpected = fieldsExpected;
        this.firstOwn = firstOwn;
    }

    /** The line on which the row begins; the header is on line 1. */
    public long line() {
        return line;
    }

    /** The value of a column as text; empty where there is none. */
    public String text(int column) {
        int from = from(column);
        return new String(text, from, to(column, from) - from);
    }

    /** All characters of the row; a column's are those between {@link #from} and {@link #to}. */
    char[] characters() {
        return text;
    }

    int from(int column) {
        int position = positions[column];
        int from = position == 0 ? 0 : ends[position - 1];
        int end = ends[position];
        while (from < end && isBlank(text[from])) {
            from++;
        }
        return from;
    }

    int to(int column, int from) {
        int to = ends[positions[column]];
        while (to > from && isBlank(text[to - 1])) {
            to--;
        }
        return to;
    }

    /** A space, or the one that spreadsheets and web pages keep together with its neighbours. */
    private static boolean isBlank(char c) {
        return c == ' ' || c == '\u00A0';
    }

    boolean isComplete() {
        return fields == fieldsExpected;
    }

    void begin(long startingLine) {
        line = startingLine;
        fields = 0;
    }

    int length() {
        return fields == 0 ? 0 : ends[fields - 1];
    }

    void add(char[] from, int offset, int length) {
        int start = length();
        if (start + length > text.length) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, start + length));
        }
        if (fields == ends.length) {
            ends = Arrays.copyOf(ends, 2 * fields);
        }
        System.arraycopy(from, offset, text, start, length);
        ends[fields++] = start + length;
    }

    /** The row as it came, in one spelling of CSV (RFC 4180). */
    String original() {
        var csv = new StringBuilder(length() + fields);
        for (int i = firstOwn; i < fields; i++) {
            int from = i == 0 ? 0 : ends[i - 1];
            csv.append(i == firstOwn ? "" : ",").append(quoted(new String(text, from, ends[i] - from)));
        }
        return csv.toString();
    }

    /** All fields, for the header. */
    String[] all() {
        var all = new String[fields];
        for (int i = 0; i < fields; i++) {
            int from = i == 0 ? 0 : ends[i - 1];
            all[i] = new String(text, from, ends[i] - from);
        }
        return all;
    }

    static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
