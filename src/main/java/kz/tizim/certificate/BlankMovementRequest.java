package kz.tizim.certificate;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import kz.tizim.problem.PlainText;
import kz.tizim.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What happens to blanks of the caller's commission, by a signed act.
 *
 * @param first number of the first blank
 * @param last number of the last blank
 * @param act the signed act
 * @param contest what they are printed for; only with {@code PRINT}, later the numbers tell
 * @param to code of the commission that gets them; only with {@code HANDOVER}
 * @param reason why; with all others
 */
@Schema(name = "BlankMovementRequest", example = """
                {"kind":"HANDOVER","first":"0000000195","last":"0000000389","to":"11-1","act":"Act No 12 of 2026-12-02"}""")
record BlankMovementRequest(
        @NotNull BlankMovement.Kind kind,
        @NotNull CertificateNumber first,
        @NotNull CertificateNumber last,
        @NotNull @PlainText String act,
        @Nullable @Size(min = 1, max = 40) String contest,
        @Nullable @Size(min = 1, max = 20) String to,
        @Nullable @PlainText String reason) {

    /** One delivery of a printing house; the country needs about 120,000 blanks a contest. */
    private static final int MOST = 1_000_000;

    BlankRange range() {
        return new BlankRange(first, last);
    }

    void check() {
        range().check("");
        if (range().quantity() > MOST) {
            throw Problem.invalid("last", "must not be more than 1,000,000 blanks away from the first");
        }
        only("contest", contest, kind == BlankMovement.Kind.PRINT);
        only("to", to, kind == BlankMovement.Kind.HANDOVER);
        only("reason", reason, kind != BlankMovement.Kind.PRINT && kind != BlankMovement.Kind.HANDOVER);
    }

    private void only(String field, @Nullable String value, boolean needed) {
        if (needed != (value != null)) {
            throw Problem.invalid(field, needed ? "is needed with " + kind : "does not go with " + kind);
        }
    }
}
