/**
 * A synthetic country as four extract files, for demonstrations, rehearsals and measurements.
 *
 * <p>Pure code: no database, no framework, nobody real. The same settings give the same bytes. What is held in memory grows with
 * the precincts (a few hundred bytes each), never with the citizens, who are written as they are made.
 */
@NullMarked
package kz.tizim.sample;

import org.jspecify.annotations.NullMarked;
