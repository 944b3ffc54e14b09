package kz.tizim.voterlist;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import kz.tizim.problem.PlainText;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A citizen's request about a precinct's list.
 *
 * @param iin of whom it is about
 * @param precinct code of the precinct
 * @param statement what the citizen states, and which papers were shown
 */
@Schema(name = "CorrectionRequest", example = """
                {"iin":"900101300017","precinct":"11-1","kind":"INCLUDE","statement":"Lives at 5 Abai St, certificate of residence No 8"}""")
record CorrectionRequest(
        @NotNull Iin iin,
        @NotNull @Size(min = 1, max = 20) String precinct,
        @NotNull Kind kind,
        @NotNull @PlainText String statement) {

    /** What is asked for. */
    enum Kind {
        INCLUDE,
        EXCLUDE
    }

    /**
     * A decision.
     *
     * @param text the reasons, to be printed
     * @param caseNumber of the court that orders it; absent where the commission decides
     */
    @Schema(
            name = "CorrectionDecisionRequest",
            example =
                    "{\"granted\":false,\"text\":\"The address lies within precinct 11-2: decision of the akim No 5\"}")
    record Decision(
            @NotNull Boolean granted,
            @NotNull @PlainText String text,
            @org.jspecify.annotations.Nullable @PlainText String caseNumber) {}
}
