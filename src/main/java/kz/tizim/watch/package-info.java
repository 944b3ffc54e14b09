/**
 * What is odd: detectors that look at counts, ledger, audit trail and lists every minute and raise alerts.
 *
 * <p>Each detector is one kind of oddity, one query over sets and its thresholds. Nothing here decides or refuses: an alert
 * wants a person's eyes. Acts that see something odd themselves raise their own alerts.
 */
@NullMarked
package kz.tizim.watch;

import org.jspecify.annotations.NullMarked;
