package kz.tizim.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a commission sees of its own polling day.
 *
 * @param countedAt what was committed before then is counted; absent before the first count
 * @param contests those that are held here
 */
@Schema(name = "Counters", example = """
                {"precinct":"11-1","countedAt":"2026-12-20T05:20:10Z","contests":[{"contest":"mazhilis","voted":130,
                 "entries":[{"channel":"STATION","basis":"HOME_LIST","voted":127},
                            {"channel":"STATION","basis":"CERTIFICATE","voted":3}],
                 "hours":[{"from":"2026-12-20T05:00:00Z","voted":18}],
                 "certificatesIssued":9,"certificatesOut":2,"certificatesRedeemedHere":3,
                 "late":4,"voided":0,"conflicts":0,"spoiled":1}]}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Counters(String precinct, @Nullable OffsetDateTime countedAt, List<ContestCounters> contests) {

    /**
     * A contest.
     *
     * @param voted live entries of the ledger here
     * @param certificatesIssued by this commission, whatever became of them
     * @param certificatesOut those of them that are neither redeemed nor ended otherwise
     * @param certificatesRedeemedHere those of other precincts
     * @param late live entries that come from paper; this and what follows is of the moment
     * @param voided entries that are void
     * @param conflicts second ballots from paper that stand beside entries
     * @param spoiled ballots that were exchanged
     */
    @Schema(name = "ContestCounters", example = """
                    {"contest":"mazhilis","voted":130,"entries":[{"channel":"STATION","basis":"HOME_LIST","voted":130}],
                     "hours":[{"from":"2026-12-20T05:00:00Z","voted":18}],
                     "certificatesIssued":9,"certificatesOut":2,"certificatesRedeemedHere":3,
                     "late":4,"voided":0,"conflicts":0,"spoiled":1}""")
    record ContestCounters(
            String contest,
            long voted,
            List<EntryCount> entries,
            List<Turnout.HourCount> hours,
            long certificatesIssued,
            long certificatesOut,
            long certificatesRedeemedHere,
            long late,
            long voided,
            long conflicts,
            long spoiled) {}

    /** Live entries by the way in which they were made. */
    @Schema(name = "EntryCounter", example = "{\"channel\":\"STATION\",\"basis\":\"HOME_LIST\",\"voted\":127}")
    record EntryCount(String channel, String basis, long voted) {}
}
