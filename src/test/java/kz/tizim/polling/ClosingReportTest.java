package kz.tizim.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import kz.tizim.polling.ClosingReport.Compared;
import kz.tizim.polling.ClosingReport.ContestLine;
import kz.tizim.polling.ClosingReport.Difference;
import kz.tizim.polling.ClosingReport.Ledgered;
import kz.tizim.polling.ClosingReport.ListTotals;
import kz.tizim.polling.ClosingRequest.Ballots;
import kz.tizim.polling.ClosingRequest.Signatures;
import org.junit.jupiter.api.Test;

/** Which numbers of a closing have to agree. */
class ClosingReportTest {
    private static final Signatures SIGNED = new Signatures(7L, 3L, 1L);
    /** Eleven voters, one of them late, two spoiled ballots, one conflict that has its act. */
    private static final Ledgered LEDGER = new Ledgered(4, 6, 1, 1, 1, 2, 1, 5, 1, 0, 2);

    private static final ListTotals LIST =
            new ListTotals(10, Map.of("INCLUSION", 2L, "CORRECTION", 1L), Map.of("TRANSFER", 3L), 10);
    private static final Ballots COUNTED = new Ballots("mazhilis", 20L, 14L, 2L, 6L);

    @Test
    void everyLiveEntryEachSpoiledBallotAndEachConflictIsABallotIssued() {
        assertEquals(14, LEDGER.issued());
    }

    @Test
    void equalNumbersDifferInNothing() {
        assertEquals(List.of(), differences(SIGNED, LEDGER, COUNTED));
    }

    @Test
    void eachListOfSignaturesIsComparedAlone() {
        // The sum is the same.
        assertEquals(
                List.of(
                        new Difference(Compared.SIGNATURES_MAIN, null, 7, 6),
                        new Difference(Compared.SIGNATURES_HOME, null, 1, 2)),
                differences(new Signatures(6L, 3L, 2L), LEDGER, COUNTED));
    }

    @Test
    void receivedBallotsWereIssuedOrCancelled() {
        assertEquals(
                List.of(new Difference(Compared.BALLOTS_RECEIVED, "mazhilis", 20, 21)),
                differences(SIGNED, LEDGER, new Ballots("mazhilis", 21L, 14L, 2L, 6L)));
    }

    @Test
    void issuedAndSpoiledOnesAreThoseOfTheLedger() {
        assertEquals(
                List.of(
                        new Difference(Compared.BALLOTS_ISSUED, "mazhilis", 14, 13),
                        new Difference(Compared.BALLOTS_SPOILED, "mazhilis", 2, 1)),
                differences(SIGNED, LEDGER, new Ballots("mazhilis", 19L, 13L, 1L, 6L)));
    }

    @Test
    void aListThatDoesNotAddUpIsADifference() {
        var oneMore = new ListTotals(10, LIST.added(), LIST.removed(), 11);
        assertEquals(
                List.of(new Difference(Compared.LIST_TOTAL, null, 10, 11)),
                ClosingReport.differences(oneMore, SIGNED, SIGNED, List.of()));
    }

    @Test
    void aConflictWithoutAnActIsADifference() {
        var conflict = new Ledgered(4, 6, 1, 1, 1, 2, 1, 5, 1, 1, 2);
        assertEquals(
                List.of(new Difference(Compared.CONFLICTS_WITHOUT_ACT, "mazhilis", 0, 1)),
                differences(SIGNED, conflict, COUNTED));
    }

    private static List<Difference> differences(Signatures signed, Ledgered ledger, Ballots counted) {
        return ClosingReport.differences(
                LIST, new Signatures(7L, 3L, 1L), signed, List.of(new ContestLine("mazhilis", ledger, counted)));
    }
}
