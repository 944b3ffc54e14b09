package kz.tizim.voterlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request and what was decided about it.
 *
 * @param decideBefore the end of the day of the request, by the precinct's clock, exclusive
 * @param details how the list is to write the voter, absent unless that is asked for
 * @param decisions the commission's, and the court's where there is one; empty while it waits
 */
@Schema(name = "Correction", example = """
                {"id":"019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60","precinct":"11-1","iin":"900101300017","kind":"INCLUDE",
                 "statement":"Lives at 5 Abai St, certificate of residence No 8","requestedAt":"2026-12-06T10:00:00+05:00",
                 "decideBefore":"2026-12-07T00:00:00+05:00","decisions":[]}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CorrectionShown(
        UUID id,
        String precinct,
        Iin iin,
        CorrectionRequest.Kind kind,
        String statement,
        CorrectionRequest.@Nullable Details details,
        OffsetDateTime requestedAt,
        OffsetDateTime decideBefore,
        List<Decision> decisions) {

    /**
     * A decision as it is printed.
     *
     * @param late whether it came after the day of the request
     * @param caseNumber of the court that ordered it, absent where the commission decided
     */
    @Schema(name = "CorrectionDecision", example = """
                    {"granted":false,"text":"The address lies within precinct 11-2: decision of the akim No 5",
                     "decidedAt":"2026-12-06T15:00:00+05:00","late":false}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decision(
            boolean granted,
            String text,
            OffsetDateTime decidedAt,
            boolean late,
            @Nullable String caseNumber) {}
}
