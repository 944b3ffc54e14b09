/**
 * The ledger decides alone whether somebody has voted, and the way an act on a citizen runs decides that it decides
 * rightly.
 *
 * <p>{@link kz.tizim.ledger.Acts} is that way: lock the citizen, look for the attempt, read, decide, write everything,
 * commit, answer. Acts that come at the same time share a transaction. Locks are taken in one order, see the decision 011.
 * The entries are append-only; the database keeps at most one of them live for a citizen and contest. This room knows ids
 * only.
 */
@NullMarked
package kz.tizim.ledger;

import org.jspecify.annotations.NullMarked;
