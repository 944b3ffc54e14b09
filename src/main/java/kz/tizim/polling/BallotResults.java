package kz.tizim.polling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was decided, contest by contest. */
@Schema(name = "BallotResults", example = """
                {"results":[{"contest":"mazhilis","outcome":"ADMITTED",
                 "ledgerEntry":"019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60"}]}""")
record BallotResults(List<Result> results) {

    /**
     * One contest.
     *
     * @param outcome {@code ADMITTED}, or the slug of the problem
     * @param ledgerEntry id of the ledger entry, absent where the voter was not admitted
     */
    @Schema(name = "BallotResult", example = """
                    {"contest":"mazhilis","outcome":"ADMITTED","ledgerEntry":"019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60"}""")
    record Result(
            String contest,
            String outcome,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID ledgerEntry) {}
}
