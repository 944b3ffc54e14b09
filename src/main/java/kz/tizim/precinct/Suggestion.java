package kz.tizim.precinct;

/**
 * Where an address that no rule takes may belong.
 *
 * @param precinct id of the precinct
 * @param rule id of the rule that speaks for it
 * @param street the street as that rule writes it
 * @param likeness from 0 to 1, of the street's name or by the distance to the nearest house
 */
public record Suggestion(int precinct, long rule, String street, Ground ground, double likeness) {
    /** What speaks for it. */
    public enum Ground {
        /** A street of a similar name, whose rules take this house: probably an alias. */
        SIMILAR_STREET,
        /** The same street: its rules take houses nearby. */
        NEARBY_HOUSE
    }
}
