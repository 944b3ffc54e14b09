/**
 * A synthetic country as four extract files, for demonstrations, rehearsals and measurements.
 *
 * <p>Pure code: no database, no framework, nobody real. The same settings give the same bytes. What is held in memory grows with
 * the precincts (a few hundred bytes each), not with the citizens, who are written as they are made; where defects are planted, by
 * eight bytes each.
 */
@NullMarked
package kz.tizim.sample;

import org.jspecify.annotations.NullMarked;
