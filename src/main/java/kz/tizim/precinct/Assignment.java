package kz.tizim.precinct;

/** Where an address belongs, or why that is for a person to decide: there is no default precinct. */
public sealed interface Assignment {
    /**
     * It belongs to one precinct.
     *
     * @param precinct id of the precinct
     * @param rule id of the boundary rule that decided, the smallest if several say the same
     * @param rank how precisely that rule names the address
     * @param match how the street was recognised
     */
    record Assigned(int precinct, long rule, Rank rank, Match match) implements Assignment {
        /** By a rule that names the street word for word. */
        public Assigned(int precinct, long rule, Rank rank) {
            this(precinct, rule, rank, Match.EXACT);
        }
    }

    /** Two rules of equal rank give it to different precincts; both are shown, the smaller id first. */
    record Overlap(Assigned first, Assigned second) implements Assignment {}

    /** No rule reaches it. */
    record Unassigned(Reason reason) implements Assignment {}

    /** Why no rule reaches an address. */
    enum Reason {
        /** The place's code is not nine digits. */
        PLACE_UNREADABLE,
        /** No rule names the place or a larger one around it. */
        NO_RULE_FOR_PLACE,
        /** The place has rules, but none for this street nor for the whole place. */
        NO_RULE_FOR_STREET,
        /** The street has rules, but none takes this house. */
        NO_RULE_FOR_HOUSE,
        /** The street is divided by houses, and this one cannot be read. */
        HOUSE_UNREADABLE
    }
}
