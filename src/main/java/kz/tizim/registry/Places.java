package kz.tizim.registry;

/** The places of the country, as far as elections know them; a feature below offers them. */
public interface Places {
    /** KATO codes, read as numbers, in rising order, of all places with a precinct or a boundary; empty before there are any. */
    int[] katos();
}
