package kz.tizim.report;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Turnout by completed hours: who has not voted is private, so nothing public is younger than the last full hour of the
 * precinct's clock, neither admissions nor voids nor changes of the lists.
 *
 * @param asOf end of the last hour that is told
 * @param listed voters on the lists
 * @param contests the country
 * @param places those of the level asked for; none where that is the country
 */
@Schema(name = "Turnout", example = """
                {"election":"mazhilis-2026","asOf":"2026-12-20T05:00:00Z","listed":12990,
                 "contests":[{"contest":"mazhilis","listed":12990,"voted":412,
                  "hours":[{"from":"2026-12-20T04:00:00Z","voted":412}]}],
                 "places":[{"level":"PRECINCT","code":"11-1","contests":[{"contest":"mazhilis","listed":1200,"voted":120,
                  "hours":[{"from":"2026-12-20T04:00:00Z","voted":120}]}]}]}""")
record Turnout(
        String election, OffsetDateTime asOf, long listed, List<ContestCount> contests, List<PlaceCount> places) {

    /** A region, a territorial commission or a precinct. */
    @Schema(name = "TurnoutPlace", example = """
                    {"level":"REGION","code":"11","contests":[{"contest":"mazhilis","listed":12990,"voted":412,
                     "hours":[{"from":"2026-12-20T04:00:00Z","voted":412}]}]}""")
    record PlaceCount(Level level, String code, List<ContestCount> contests) {}

    /**
     * A contest in a place.
     *
     * @param listed voters who are entitled to it
     * @param voted live entries of the ledger; the sum of the hours
     */
    @Schema(name = "TurnoutContest", example = """
                    {"contest":"mazhilis","listed":12990,"voted":412,
                     "hours":[{"from":"2026-12-20T04:00:00Z","voted":412}]}""")
    record ContestCount(String contest, long listed, long voted, List<HourCount> hours) {}

    /** Who was admitted within an hour, and was not voided since. */
    @Schema(name = "TurnoutHour", example = "{\"from\":\"2026-12-20T04:00:00Z\",\"voted\":412}")
    record HourCount(OffsetDateTime from, long voted) {}
}
