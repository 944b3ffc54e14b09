/**
 * Absentee certificates: issue at the home precinct, which detaches the voter from the home list for one contest, and
 * redemption at a precinct of another settlement on polling day.
 */
@NullMarked
package kz.tizim.certificate;

import org.jspecify.annotations.NullMarked;
