/**
 * Polling day in a precinct: opening, what a desk may answer, ballots at the home list, spoiled ones, voting at home,
 * inclusions and voids by two persons, what was written on paper without network, hours changed by act, and closing, which
 * compares the ledger with what was counted by hand.
 */
@NullMarked
package kz.tizim.polling;

import org.jspecify.annotations.NullMarked;
