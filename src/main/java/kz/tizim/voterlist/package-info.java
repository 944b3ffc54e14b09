/**
 * Who votes where: building an election's precinct lists from the registry and the boundaries, the queue of citizens that
 * no single rule places, handover, detachment of voters who took a certificate, and search within a list.
 */
@NullMarked
package kz.tizim.voterlist;

import org.jspecify.annotations.NullMarked;
