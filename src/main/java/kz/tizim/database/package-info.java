/**
 * The room where the database is found, started and asked whether a commit really happened.
 *
 * <p>{@link kz.tizim.database.Database} prepares it before the service starts: a PostgreSQL of its own in the data
 * directory, or the server that {@code TIZIM_DB_URL} names. {@link kz.tizim.database.CommitWatchingDriver} and
 * {@link kz.tizim.database.KnownOutcome} keep "committed", "rolled back" and "unknown" apart; {@link
 * kz.tizim.database.Together} lets those who ask at the same time share round trips. This package knows nothing
 * of voters and imports no other room.
 */
@NullMarked
package kz.tizim.database;

import org.jspecify.annotations.NullMarked;
