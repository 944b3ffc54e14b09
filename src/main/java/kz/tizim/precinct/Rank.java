package kz.tizim.precinct;

/** How precisely a boundary rule names an address, from the vaguest to the most precise. */
public enum Rank {
    WHOLE_SETTLEMENT,
    WHOLE_STREET,
    /** One side of a street, without numbers. */
    SIDE,
    /** A range of numbers on both sides. */
    RANGE,
    /** A range of odd or of even numbers. */
    RANGE_WITH_SIDE,
    /** The house itself. */
    EXACT_HOUSE
}
