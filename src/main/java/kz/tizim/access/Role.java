package kz.tizim.access;

/** What an account may do; the constants are the names that endpoints declare. */
public enum Role {
    /** Imports registry extracts, makes elections and accounts. */
    ADMINISTRATOR(Commission.Kind.CENTRAL),
    /** A member of the central commission. */
    CENTRAL(Commission.Kind.CENTRAL),
    /** A member of a territorial commission, for the precincts below it. */
    TERRITORIAL(Commission.Kind.TERRITORIAL),
    /** The chair of one precinct commission. */
    CHAIR(Commission.Kind.PRECINCT),
    /** A member of one precinct commission. */
    MEMBER(Commission.Kind.PRECINCT),
    /** An accredited observer: sees no personal data. */
    OBSERVER(Commission.Kind.CENTRAL);

    public static final String ADMINISTRATOR_NAME = "ADMINISTRATOR";
    public static final String CENTRAL_NAME = "CENTRAL";
    public static final String TERRITORIAL_NAME = "TERRITORIAL";
    public static final String CHAIR_NAME = "CHAIR";
    public static final String MEMBER_NAME = "MEMBER";
    public static final String OBSERVER_NAME = "OBSERVER";

    private final Commission.Kind seat;

    Role(Commission.Kind seat) {
        this.seat = seat;
    }

    /** The kind of commission where accounts of this role sit. */
    Commission.Kind seat() {
        return seat;
    }
}
