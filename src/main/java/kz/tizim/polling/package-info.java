/**
 * Polling day in a precinct: opening, ballots at the home list, voids by two persons, closing with reconciliation.
 */
@NullMarked
package kz.tizim.polling;

import org.jspecify.annotations.NullMarked;
