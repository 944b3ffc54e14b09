/**
 * Who votes where: building an election's precinct lists from the registry and the boundaries, the queue of citizens that
 * no single rule places, handover, detachment of voters who took a certificate, and search within a list.
 *
 * <p>A list that was handed over stays as bytes with their hash. It changes by {@link kz.tizim.voterlist.ListChange} and
 * {@link kz.tizim.voterlist.ListAmendment} only, one append-only row each: special entries, corrections, and what other rooms
 * add on records and on polling day.
 */
@NullMarked
package kz.tizim.voterlist;

import org.jspecify.annotations.NullMarked;
