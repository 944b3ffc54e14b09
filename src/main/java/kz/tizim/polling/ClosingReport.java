package kz.tizim.polling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The end of a precinct's polling day: what the ledger says beside what was counted by hand.
 *
 * @param list how the list came from its handover to its end
 * @param admitted voters by the ledger, each once however many contests, as they sign
 * @param signatures counted by hand
 * @param differences all that do not agree; empty where there is no act
 * @param refusedBefore how many other counts were refused before, since they differed without an act; one that was sent twice is
 *     one
 * @param act that explains them
 */
@Schema(name = "ClosingReport", example = """
                {"precinct":"11-1","lockedAt":"2026-12-20T15:00:02Z",
                 "list":{"handedOver":1400,"added":{"INCLUSION":2},"removed":{"TRANSFER":1},"listed":1401},
                 "admitted":{"main":780,"supplementary":20,"home":12},
                 "signatures":{"main":780,"supplementary":20,"home":12},
                 "contests":[{"contest":"mazhilis",
                  "ledger":{"detached":31,"main":780,"special":0,"included":2,"home":12,"certificates":18,"late":0,"voided":1,
                   "conflicts":0,"conflictsWithoutAct":0,"spoiled":2},
                  "counted":{"contest":"mazhilis","received":1000,"issued":814,"spoiled":2,"unused":186}}],
                 "differences":[],"refusedBefore":0}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClosingReport(
        String precinct,
        OffsetDateTime lockedAt,
        ListTotals list,
        ClosingRequest.Signatures admitted,
        ClosingRequest.Signatures signatures,
        List<ContestLine> contests,
        List<Difference> differences,
        long refusedBefore,
        @Nullable String act,
        @Nullable String reason) {

    /** Handed over + added by basis − removed by basis = listed. */
    @Schema(
            name = "ClosingListTotals",
            example = "{\"handedOver\":1400,\"added\":{\"INCLUSION\":2},\"removed\":{\"TRANSFER\":1},\"listed\":1401}")
    record ListTotals(long handedOver, Map<String, Long> added, Map<String, Long> removed, long listed) {

        /** Voters that the list must have, by its handover and its changes. */
        long expected() {
            return handedOver + sum(added) - sum(removed);
        }

        private static long sum(Map<String, Long> changes) {
            return changes.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** One contest. */
    @Schema(name = "ClosingContest", example = """
                    {"contest":"mazhilis",
                     "ledger":{"detached":31,"main":780,"special":0,"included":2,"home":12,"certificates":18,"late":0,"voided":1,
                      "conflicts":0,"conflictsWithoutAct":0,"spoiled":2},
                     "counted":{"contest":"mazhilis","received":1000,"issued":814,"spoiled":2,"unused":186}}""")
    record ContestLine(String contest, Ledgered ledger, ClosingRequest.Ballots counted) {}

    /**
     * Entries of one contest at the precinct.
     *
     * @param detached voters of the list whose certificate is out, or was used elsewhere
     * @param main live entries of the main list at the station
     * @param special those of the special list
     * @param included those of citizens included on polling day
     * @param home those by the home channel
     * @param certificates those by certificate
     * @param late those of all live ones that come from paper
     * @param voided entries that do not count
     * @param conflicts second ballots from paper
     * @param spoiled ballots that were replaced
     */
    @Schema(name = "ClosingLedger", example = """
                    {"detached":31,"main":780,"special":0,"included":2,"home":12,"certificates":18,"late":0,"voided":1,
                     "conflicts":0,"conflictsWithoutAct":0,"spoiled":2}""")
    record Ledgered(
            long detached,
            long main,
            long special,
            long included,
            long home,
            long certificates,
            long late,
            long voided,
            long conflicts,
            long conflictsWithoutAct,
            long spoiled) {

        /** Ballots that left the desk, by the ledger. */
        long issued() {
            return main + special + included + home + certificates + conflicts + spoiled;
        }
    }

    /** What can differ. */
    enum Compared {
        LIST_TOTAL,
        SIGNATURES_MAIN,
        SIGNATURES_SUPPLEMENTARY,
        SIGNATURES_HOME,
        BALLOTS_RECEIVED,
        BALLOTS_ISSUED,
        BALLOTS_SPOILED,
        CONFLICTS_WITHOUT_ACT
    }

    /**
     * Two numbers that do not agree.
     *
     * @param contest absent of the list and of signatures
     * @param expected by the ledger; of the list by its handover and its changes; of the ballots received those issued and unused
     *     together
     * @param counted by hand; of the list the voters on it
     */
    @Schema(
            name = "ClosingDifference",
            example = "{\"number\":\"BALLOTS_ISSUED\",\"contest\":\"mazhilis\",\"expected\":814,\"counted\":813}")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Difference(Compared number, @Nullable String contest, long expected, long counted) {}

    /** Compares everything that was counted twice. */
    static List<Difference> differences(
            ListTotals list,
            ClosingRequest.Signatures admitted,
            ClosingRequest.Signatures signed,
            List<ContestLine> contests) {
        var found = new ArrayList<Difference>();
        compare(found, Compared.LIST_TOTAL, null, list.expected(), list.listed());
        compare(found, Compared.SIGNATURES_MAIN, null, admitted.main(), signed.main());
        compare(found, Compared.SIGNATURES_SUPPLEMENTARY, null, admitted.supplementary(), signed.supplementary());
        compare(found, Compared.SIGNATURES_HOME, null, admitted.home(), signed.home());
        for (ContestLine line : contests) {
            ClosingRequest.Ballots counted = line.counted();
            String contest = line.contest();
            compare(found, Compared.BALLOTS_RECEIVED, contest, counted.issued() + counted.unused(), counted.received());
            compare(found, Compared.BALLOTS_ISSUED, contest, line.ledger().issued(), counted.issued());
            compare(found, Compared.BALLOTS_SPOILED, contest, line.ledger().spoiled(), counted.spoiled());
            compare(
                    found,
                    Compared.CONFLICTS_WITHOUT_ACT,
                    contest,
                    0,
                    line.ledger().conflictsWithoutAct());
        }
        return List.copyOf(found);
    }

    private static void compare(
            List<Difference> found, Compared number, @Nullable String contest, long expected, long counted) {
        if (expected != counted) {
            found.add(new Difference(number, contest, expected, counted));
        }
    }
}
