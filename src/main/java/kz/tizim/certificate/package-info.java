/**
 * Absentee certificates: issue at the home precinct, which detaches the voter from the home list for one contest, and
 * redemption at a precinct of another settlement on polling day. The paper bears a seal that anybody can verify.
 */
@NullMarked
package kz.tizim.certificate;

import org.jspecify.annotations.NullMarked;
