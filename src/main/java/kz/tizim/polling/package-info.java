/**
 * Polling day in a precinct: opening, ballots at the home list, voting at home, voids by two persons, closing with reconciliation.
 */
@NullMarked
package kz.tizim.polling;

import org.jspecify.annotations.NullMarked;
