package kz.tizim.precinct;

/**
 * Two names of one street: a renaming (Ленина, now Абая), a translation (Победы, Жеңіс), or a spelling that a person recognised.
 *
 * @param kato where it holds: a settlement, or a larger place for all settlements in it
 * @param alias the other name, in whatever spelling
 * @param street the name to go by
 */
public record StreetAlias(Kato kato, String alias, String street) {}
