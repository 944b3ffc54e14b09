package kz.tizim.precinct;

/** How the street of an address and that of the rule were found to be the same. */
public enum Match {
    /** Word for word, or the rule names no street. */
    EXACT,
    /** Spelt otherwise: folded letters, another word for its kind, the Russian genitive of a Kazakh name. */
    FOLDED,
    /** By an entry of the table of aliases. */
    ALIAS
}
