package kz.tizim.precinct;

/**
 * One rule of an akim's decision: these houses of this place belong to that precinct.
 *
 * @param rule id of the rule, kept with every assignment it makes
 * @param precinct id of the precinct
 * @param kato the place: a settlement, or a district or region for all places in it
 * @param street the street as the decision writes it; blank for the settlement (or its houses without a street)
 * @param selector which houses
 */
public record Boundary(long rule, int precinct, Kato kato, String street, Selector selector) {}
