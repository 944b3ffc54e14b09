package kz.tizim.imports;

/**
 * What is wrong with a row, or doubtful.
 *
 * @param field the column, or {@code row}
 * @param code for machines, and the key of its message for people
 * @param detail what the message leaves open: a limit, an example; mostly empty
 * @param isWarning whether the row is taken all the same
 */
record RowFault(String field, String code, String detail, boolean isWarning) {
    /** Of a row that cannot even be read by its columns. */
    static final RowFault FIELD_COUNT = new RowFault("row", "FIELD_COUNT", "", false);
}
