package kz.tizim.imports;

/**
 * Why a row is rejected.
 *
 * @param field the column, or {@code row}
 * @param code for machines
 * @param message for people; nothing of the row is in it
 */
record RowFault(String field, String code, String message) {}
