package kz.tizim.voterlist;

import java.util.List;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of each decision, in the order asked. */
@Schema(name = "AssignmentResults", example = """
                {"results":[{"iin":"900101300017","precinct":"11-1","outcome":"LISTED"}]}""")
record AssignmentResults(List<One> results) {

    /**
     * One decision.
     *
     * @param outcome {@code LISTED}, or the slug of the problem
     */
    @Schema(
            name = "AssignmentResult",
            example = "{\"iin\":\"900101300017\",\"precinct\":\"11-1\",\"outcome\":\"LISTED\"}")
    record One(Iin iin, String precinct, String outcome) {}
}
