package kz.tizim.voterlist;

/** The parts of a precinct's list; the table has the same words. */
public enum ListPart {
    /** By registered address. */
    MAIN,
    /** Who stays there on polling day. */
    SPECIAL,
    /** Added on polling day. */
    SUPPLEMENTARY
}
