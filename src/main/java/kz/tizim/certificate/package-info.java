/**
 * Absentee certificates: issue at the home precinct, which detaches the voter from the home list for one contest;
 * redemption at a precinct of another settlement on polling day; return, loss, annulment and expiry; the journal of them all.
 * Printed blanks are accounted for strictly: each moves by signed acts from the central to a territorial to a precinct
 * commission, is issued once, and every balance adds up.
 * The paper bears a seal that anybody can verify.
 */
@NullMarked
package kz.tizim.certificate;

import org.jspecify.annotations.NullMarked;
