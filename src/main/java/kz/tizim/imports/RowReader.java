package kz.tizim.imports;

/** Reads the rows of one file, one after the other; may keep state between rows and is used by one thread. */
@FunctionalInterface
public interface RowReader {
    /**
     * Checks every field and writes the values of the kind's staging columns, in their order. A field at fault is named
     * through {@link RowFields#reject}; the row is then kept back, whatever was written.
     */
    void read(CsvRow row, RowFields out);
}
