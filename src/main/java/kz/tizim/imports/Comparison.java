package kz.tizim.imports;

/**
 * What an extract means for what is there, in rows.
 *
 * @param added not there yet
 * @param changed there, but different
 * @param unchanged there, and the same
 * @param missing there, but not in the extract
 */
public record Comparison(long added, long changed, long unchanged, long missing) {}
