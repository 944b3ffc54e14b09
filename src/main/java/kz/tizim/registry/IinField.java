package kz.tizim.registry;

import kz.tizim.imports.RowFields;
import org.jspecify.annotations.Nullable;

/** The column that keys a citizen. */
final class IinField {
    private static final int LENGTH = 12;

    private IinField() {}

    /** Checks and writes an IIN, which is kept even if the row is rejected; null where there is none. */
    static @Nullable Iin read(int column, RowFields out) {
        long value = out.length(column) == LENGTH ? out.number(column) : -1;
        if (value < 0) {
            out.reject(column, "FORM", "must be 12 digits");
            return null;
        }
        if (!Iin.valid(value)) {
            out.reject(column, "CHECK_DIGIT", "must have the right check digit");
            return null;
        }
        out.keep(value);
        out.bigint(value);
        return new Iin(value);
    }
}
