/**
 * Precincts and where they reach: boundary rules as the akims' decisions write them, the reading of
 * addresses, and the assigner that finds the precinct of an address. Reading and assigning are pure code.
 */
@NullMarked
package kz.tizim.precinct;

import org.jspecify.annotations.NullMarked;
