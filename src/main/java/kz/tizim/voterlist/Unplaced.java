package kz.tizim.voterlist;

/** Why a citizen stands in the queue, by the names that the queue has for it. */
enum Unplaced {
    NO_ADDRESS,
    NO_RULE,
    OVERLAP
}
