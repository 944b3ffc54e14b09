package kz.tizim.report;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Turnout by completed hours: who has not voted is private, so nothing public is younger than the last full hour.
 *
 * @param asOf end of the last completed hour
 * @param listed voters on the lists
 * @param precincts counts of each precinct where somebody has voted
 */
@Schema(name = "Turnout", example = """
                {"election":"mazhilis-2026","asOf":"2026-12-20T05:00:00Z","listed":12990,
                 "contests":[{"contest":"mazhilis","voted":412}],
                 "precincts":[{"precinct":"11-1","contest":"mazhilis","voted":120}]}""")
record Turnout(
        String election, OffsetDateTime asOf, long listed, List<ContestCount> contests, List<PrecinctCount> precincts) {

    /** Live ledger entries of a contest. */
    @Schema(name = "TurnoutContest", example = "{\"contest\":\"mazhilis\",\"voted\":412}")
    record ContestCount(String contest, long voted) {}

    /** Live ledger entries of a contest in a precinct. */
    @Schema(name = "TurnoutPrecinct", example = "{\"precinct\":\"11-1\",\"contest\":\"mazhilis\",\"voted\":120}")
    record PrecinctCount(String precinct, String contest, long voted) {}
}
