package kz.tizim.polling;

import jakarta.validation.constraints.NotNull;
import kz.tizim.problem.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why an entry is voided.
 *
 * @param act number of the commission's act
 * @param reason in a few words, without personal data
 */
@Schema(
        name = "VoidRequest",
        example = "{\"ground\":\"WRONG_NAMESAKE\",\"act\":\"No 3\",\"reason\":\"A namesake of the same street\"}")
record VoidRequest(
        @NotNull Ground ground,
        @NotNull @PlainText String act,
        @NotNull @PlainText String reason) {

    /** There are no others. */
    enum Ground {
        /** The ballot has not left the desk, and does not. */
        BALLOT_NOT_GIVEN,
        /** The ballot was given to another person than the one who was entered. */
        WRONG_NAMESAKE
    }
}
