package kz.tizim.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImportStateTest {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-01-01T10:00:00Z");

    @Test
    void theWayOfAGoodFileLeadsThroughTheSecondPerson() {
        List<ImportState> way = List.of(
                ImportState.RECEIVING,
                ImportState.CHECKING,
                ImportState.PREVIEW,
                ImportState.APPLYING,
                ImportState.APPLIED);
        for (int i = 1; i < way.size(); i++) {
            assertTrue(way.get(i - 1).leadsTo(way.get(i)));
        }
        assertEquals(Set.of(ImportState.PREVIEW), before(ImportState.APPLYING));
        assertEquals(Set.of(ImportState.APPLYING), before(ImportState.APPLIED));
        assertEquals(Set.of(ImportState.APPLIED), before(ImportState.ROLLED_BACK));
    }

    @Test
    void onlyWhatSomebodyWorksOnCanFail() {
        assertEquals(
                EnumSet.of(ImportState.RECEIVING, ImportState.CHECKING, ImportState.APPLYING),
                before(ImportState.FAILED));
        for (ImportState state : ImportState.values()) {
            assertEquals(before(ImportState.FAILED).contains(state), state.isWorkedOn(), state.name());
        }
    }

    @Test
    void whatIsBeingAppliedCannotBeCancelled() {
        assertTrue(ImportState.PREVIEW.isCancellable());
        assertFalse(ImportState.APPLYING.isCancellable());
    }

    @Test
    void anEndIsAnEnd() {
        for (ImportState end :
                List.of(ImportState.ROLLED_BACK, ImportState.REFUSED, ImportState.CANCELLED, ImportState.FAILED)) {
            assertFalse(Arrays.stream(ImportState.values()).anyMatch(end::leadsTo), end.name());
        }
    }

    @Test
    void aWayThatDoesNotExistIsNotTaken() {
        var run = new ImportRun();
        run.state = ImportState.CHECKING;
        assertThrows(IllegalStateException.class, () -> run.move(ImportState.APPLIED, NOW));
        assertEquals(ImportState.CHECKING, run.state);
    }

    private static Set<ImportState> before(ImportState next) {
        var before = EnumSet.noneOf(ImportState.class);
        for (ImportState state : ImportState.values()) {
            if (state.leadsTo(next)) {
                before.add(state);
            }
        }
        return before;
    }
}
