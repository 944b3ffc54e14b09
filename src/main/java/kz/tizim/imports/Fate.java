package kz.tizim.imports;

/** What becomes of a row that is taken; unchanged ones are not noted. The numbers stand in staging tables. */
enum Fate {
    ADDED,
    UNCHANGED,
    CHANGED,
    MOVED;

    /** As SQL writes it. */
    String sql() {
        return String.valueOf(ordinal());
    }
}
