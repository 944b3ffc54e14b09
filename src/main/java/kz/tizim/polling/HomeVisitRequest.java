package kz.tizim.polling;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import kz.tizim.problem.PlainText;
import kz.tizim.problem.Problem;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A voter's written request to vote at home.
 *
 * @param precinct code of the precinct on whose list the voter stands
 * @param reference by which the paper is found
 */
@Schema(
        name = "HomeVisitRequest",
        example =
                "{\"iin\":\"900101300017\",\"precinct\":\"11-1\",\"reason\":\"HEALTH\",\"reference\":\"Request No 12\"}")
record HomeVisitRequest(
        @NotNull Iin iin,
        @NotNull @Size(min = 1, max = 20) String precinct,
        @NotNull Reason reason,
        @NotNull @PlainText String reference) {

    /** Why the voter cannot come. */
    enum Reason {
        HEALTH,
        /** Cares for somebody who cannot be left alone. */
        CARE,
        /** Lives where no way leads to the station. */
        REMOTE
    }

    /**
     * The chair's decision.
     *
     * @param reason of a refusal; absent otherwise
     */
    @Schema(
            name = "HomeVisitDecision",
            example = "{\"accepted\":false,\"reason\":\"The station stands in the same house\"}")
    record Decision(
            @NotNull Boolean accepted, @Nullable @PlainText String reason) {
        void check() {
            if (accepted != (reason == null)) {
                throw Problem.invalid("reason", accepted ? "is only for a refusal" : "is needed for a refusal");
            }
        }
    }

    /** The voter's own withdrawal, with the paper that it rests on. */
    @Schema(name = "HomeVisitWithdrawal", example = "{\"reference\":\"Request No 15\"}")
    record Withdrawal(@NotNull @PlainText String reference) {}
}
