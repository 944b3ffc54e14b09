/**
 * Elections with their contests and calendar, and the clock that decides.
 *
 * <p>An election is fixed when it is made: other rooms may keep what they read of it. Only the state of its lists moves.
 */
@NullMarked
package kz.tizim.election;

import org.jspecify.annotations.NullMarked;
