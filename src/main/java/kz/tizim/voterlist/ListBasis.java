package kz.tizim.voterlist;

/** On which basis a list changes after its handover; the table has the same words. */
public enum ListBasis {
    /** By the citizen's application, before the lists were built. */
    TRANSFER,
    /** Stays on polling day where a special precinct is. */
    SPECIAL_LIST,
    /** Stays abroad on polling day, by application to the mission. */
    MISSION_ABROAD,
    /** By the precinct commission's decision about a request. */
    CORRECTION,
    /** By a court, whose case is named. */
    COURT,
    /** On polling day, by two members of the commission. */
    INCLUSION,
    /** Has died. */
    DEATH,
    /** May not vote, by a court's decision about the person. */
    INELIGIBLE,
    /** Is the same person as a voter with another number. */
    LINKED_IIN;

    /**
     * Whether it takes the right to vote from a person, under whichever number, not a line from a list: a court that orders a
     * correction may have struck out one of two lines.
     */
    boolean isAboutThePerson() {
        return this == DEATH || this == INELIGIBLE;
    }
}
