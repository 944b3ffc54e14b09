/**
 * The room where things break while voters are admitted: connections, instances, the database, its disk, its standby, a
 * clock. Always the same is asked for: what was acknowledged is stored, nobody is admitted twice, nothing is said that nobody
 * knows, and the same key finds out.
 *
 * <ul>
 *   <li>{@link kz.tizim.fault.BrokenConnectionIT}: a connection dropped at each message of a redemption, an instance killed
 *       around its commit, an answer lost on its way;
 *   <li>{@link kz.tizim.fault.DatabaseFaultsIT}: a restart under load, a database that only reads, no free connection,
 *       deadlocks and serialization errors;
 *   <li>{@link kz.tizim.fault.FullLogIT}: no room for the database's log;
 *   <li>{@link kz.tizim.fault.StandbyIT}: a synchronous standby stopped, promoted, cancelled waits, crashes without it;
 *   <li>{@link kz.tizim.fault.ShiftedClockIT}: instances whose clocks are wrong.
 * </ul>
 */
@NullMarked
package kz.tizim.fault;

import org.jspecify.annotations.NullMarked;
