/**
 * Absentee certificates: issue at the home precinct, which detaches the voter from the home list for one contest;
 * redemption at a precinct of another settlement on polling day; return, loss, annulment and expiry; the journal of them all.
 */
@NullMarked
package kz.tizim.certificate;

import org.jspecify.annotations.NullMarked;
