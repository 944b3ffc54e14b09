package kz.tizim.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final OffsetDateTime BEGUN = OffsetDateTime.parse("2026-12-01T10:00:00Z");
    private static final double BY_RECEIVE = 0.5;

    private final ImportRun run = new ImportRun();

    @Test
    void aStageTakesAsLongARowAsBefore() {
        inAStageOf(1000);
        assertEquals(new Pace(100, 8L), Pace.expected(run, BEGUN, 0.01, BY_RECEIVE, BEGUN.plusSeconds(2)));
    }

    @Test
    void theFirstOneIsJudgedByItsReceiving() {
        inAStageOf(1000);
        run.receiveSeconds = 40.0;
        assertEquals(new Pace(50, 19L), Pace.expected(run, BEGUN, null, BY_RECEIVE, BEGUN.plusSeconds(1)));
        assertEquals(new Pace(100, 9L), Pace.expected(run, BEGUN, 0.01, BY_RECEIVE, BEGUN.plusSeconds(1)));
    }

    @Test
    void nothingIsSaidOfTheRestOnceItTakesLonger() {
        inAStageOf(1000);
        assertEquals(new Pace(100, 1L), Pace.expected(run, BEGUN, 0.01, BY_RECEIVE, BEGUN.plusNanos(9_990_000_000L)));
        assertEquals(new Pace(100, null), Pace.expected(run, BEGUN, 0.01, BY_RECEIVE, BEGUN.plusSeconds(10)));
    }

    @Test
    void nothingIsKnownOfAnImportThatCameWithAnEarlierVersion() {
        inAStageOf(1000);
        assertNull(Pace.expected(run, BEGUN, null, BY_RECEIVE, BEGUN.plusSeconds(1)));
    }

    @Test
    void anEmptyFileTakesNoTime() {
        inAStageOf(0);
        assertEquals(new Pace(0, null), Pace.expected(run, BEGUN, 0.01, BY_RECEIVE, BEGUN.plusSeconds(1)));
    }

    @Test
    void whatComesInIsCounted() {
        inAStageOf(100);
        run.state = ImportState.RECEIVING;
        run.bytes = 1_000;
        assertEquals(new Pace(50, null), Pace.of(run, BEGUN.plusSeconds(2)));
        run.expectedBytes = 4_000L;
        assertEquals(new Pace(50, 6L), Pace.of(run, BEGUN.plusSeconds(2)));
        run.state = ImportState.PREVIEW;
        assertNull(Pace.of(run, BEGUN.plusSeconds(2)));
    }

    private void inAStageOf(long rows) {
        run.stateAt = BEGUN;
        run.readRows = rows;
    }
}
