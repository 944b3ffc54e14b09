package kz.tizim.polling;

import java.util.UUID;
import kz.tizim.certificate.CertificateNumber;
import org.jspecify.annotations.Nullable;

/**
 * How somebody stands in one contest, in the reader's language.
 *
 * @param word the status in a word or two
 * @param detail where, when, on which basis; empty where there is nothing to add
 * @param entry the ledger entry of a vote given here, null for none
 * @param certificate that is out, which this precinct issued; null for none
 */
record DeskLine(
        String contest,
        Entitlements.@Nullable Standing standing,
        String word,
        String detail,
        @Nullable UUID entry,
        @Nullable CertificateNumber certificate) {

    /** Of somebody of another list, or of none. */
    boolean isNotListedHere() {
        return standing == Entitlements.Standing.LISTED_ELSEWHERE || standing == Entitlements.Standing.ON_NO_LIST;
    }

    /** The colour of a panel. */
    public String colour() {
        return switch (standing) {
            case MAY_VOTE -> "green";
            case CERTIFICATE_OUT -> "amber";
            case LISTED_ELSEWHERE -> "blue";
            case HAS_VOTED, ON_NO_LIST -> "red";
            case null -> "red";
        };
    }

    /** The colour of a tag. */
    public String tag() {
        return colour().equals("amber") ? "yellow" : colour();
    }
}
