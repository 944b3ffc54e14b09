package kz.tizim.polling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a ballot from paper, contest by contest. */
@Schema(name = "LateBallotResults", example = """
                {"results":[{"contest":"mazhilis","outcome":"ADMITTED",
                 "ledgerEntry":"019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60"}]}""")
record LateBallotResults(List<Result> results) {
    static final String ADMITTED = "ADMITTED";
    static final String CONFLICT = "CONFLICT";

    /**
     * One contest.
     *
     * @param outcome {@code ADMITTED}; {@code CONFLICT} where the vote was used already; or the slug of the problem
     * @param ledgerEntry id of the entry, of those who are admitted
     * @param conflict id of the conflict
     * @param usedAt precinct where the vote was used, and likewise when and on which basis
     */
    @Schema(name = "LateBallotResult", example = """
                    {"contest":"mazhilis","outcome":"CONFLICT","conflict":"019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60",
                     "usedAt":"35-1","usedOn":"2026-12-20T05:12:00Z","basis":"CERTIFICATE"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            String contest,
            String outcome,
            @Nullable UUID ledgerEntry,
            @Nullable UUID conflict,
            @Nullable String usedAt,
            @Nullable OffsetDateTime usedOn,
            @Nullable String basis) {}
}
