package kz.tizim.certificate;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import kz.tizim.problem.PlainText;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A certificate that is to be annulled while its voter stays on the list. Whoever dies or loses the right to vote is struck
 * off the list instead, which annuls the certificate too.
 *
 * @param precinct code of the precinct that issued it
 * @param reference the record that says so, without personal data
 */
@Schema(name = "AnnulmentRequest", example = """
                {"iin":"900101300017","precinct":"11-1","ground":"COURT","reference":"Case No 2-17/2026"}""")
record AnnulmentRequest(
        @NotNull Iin iin,
        @NotNull @Size(min = 1, max = 20) String precinct,
        @NotNull Ground ground,
        @NotNull @PlainText String reference) {

    /** Why a certificate is annulled. */
    enum Ground {
        /** A court annulled it. */
        COURT,
        /** The commission issued it by mistake, by its own act. */
        ISSUED_IN_ERROR,
        /** The application or the power of attorney was forged. */
        FORGED_APPLICATION
    }

    /** What stands in the journal. */
    String reason() {
        return ground + ": " + reference;
    }
}
