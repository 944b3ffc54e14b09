package kz.tizim.registry;

import java.util.regex.Pattern;
import kz.tizim.imports.CsvRow;
import kz.tizim.imports.RowFields;
import org.jspecify.annotations.Nullable;

/** The column that keys a citizen. */
final class IinField {
    private static final int LENGTH = 12;
    private static final String EXAMPLE = "900101300017";

    /** As a spreadsheet writes a long number: 9.00101E+11, with the comma of its language. */
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9]([.,][0-9]*)?[eEеЕ]\\+?[0-9]{1,2}");

    private IinField() {}

    /** Checks and writes an IIN, which is kept even if the row is rejected; null where there is none. */
    static @Nullable Iin read(int column, CsvRow row, RowFields out) {
        long value = out.length(column) == LENGTH ? out.number(column) : -1;
        if (value < 0) {
            boolean scientific = SCIENTIFIC.matcher(row.text(column)).matches();
            out.reject(column, scientific ? "SCIENTIFIC" : "FORM", EXAMPLE);
            return null;
        }
        if (!Iin.valid(value)) {
            out.reject(column, "CHECK_DIGIT", "");
            return null;
        }
        out.keep(value);
        out.bigint(value);
        return new Iin(value);
    }
}
