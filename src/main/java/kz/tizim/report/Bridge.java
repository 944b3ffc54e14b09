package kz.tizim.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import kz.tizim.voterlist.ListBasis;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How the totals of the lists came about since handover: opening + added − removed = current, on every line.
 *
 * @param asOf end of the last completed hour
 */
@Schema(name = "Bridge", example = """
                {"election":"mazhilis-2026","asOf":"2026-12-16T05:00:00Z",
                 "lines":[{"level":"REGION","code":"11","contest":"mazhilis","opening":12990,"added":{"CORRECTION":4},
                           "removed":{"DEATH":3},"current":12991}]}""")
record Bridge(String election, OffsetDateTime asOf, List<Line> lines) {

    /**
     * One contest in one place.
     *
     * @param code of the region, the territorial commission or the precinct; absent for the country
     * @param opening voters at handover
     * @param added by basis; a move between two precincts of the place stands on both sides
     * @param removed by basis
     * @param current voters now, counted from the lists and not from what is added and removed
     */
    @Schema(name = "BridgeLine", example = """
                    {"level":"REGION","code":"11","contest":"mazhilis","opening":12990,"added":{"CORRECTION":4},
                     "removed":{"DEATH":3},"current":12991}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            Level level,
            @Nullable String code,
            String contest,
            long opening,
            Map<ListBasis, Long> added,
            Map<ListBasis, Long> removed,
            long current) {}
}
