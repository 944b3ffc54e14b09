package kz.tizim.imports;

/**
 * What an extract means for what is there, in rows.
 *
 * @param added not there yet
 * @param changed there, but different
 * @param moved of the changed, those with another address
 * @param missing there, but not in the extract
 */
public record Comparison(long added, long changed, long moved, long missing) {}
