package kz.tizim.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SqlStateTest {
    private static final String OTHERWISE = "Look it up in the log.";

    @Test
    void theStateIsFoundBehindOtherFailures() {
        var failure = new SQLException("could not extend file", "53100");
        assertEquals("53100", SqlState.of(new IllegalStateException(new RuntimeException(failure))));
        assertEquals("53100", SqlState.of(new SQLException("of the pool, without a state", failure)));
        assertNull(SqlState.of(new IllegalStateException("no database in it")));
        assertNull(SqlState.of(null));
    }

    @Test
    void whatPassesMaySucceedLater() {
        for (String state : new String[] {"08006", "40P01", "53100", "53200", "53300", "57P03", "25006"}) {
            assertTrue(SqlState.isPassing(state), state);
        }
        for (String state : new String[] {"23505", "42P01", "22001", "XX000", "55P03", "25001", ""}) {
            assertFalse(SqlState.isPassing(state), state);
        }
    }

    @Test
    void adviceSaysWhatToDoAndNotWhatTheDatabaseSaid() {
        assertEquals(
                "The database's disk is full, and nothing was changed: make room there, then try again.",
                SqlState.advice(new SQLException("could not extend file \"base/1/2\"", "53100"), OTHERWISE));
        assertTrue(SqlState.advice(new SQLException("out of memory", "53200"), OTHERWISE)
                .contains("memory"));
        assertTrue(
                SqlState.advice(new SQLException("crash", "57P02"), OTHERWISE).contains("back"));
        assertEquals(OTHERWISE, SqlState.advice(new SQLException("Key (iin)=(1)", "23505"), OTHERWISE));
        assertEquals(OTHERWISE, SqlState.advice(new SQLException("unknown", ""), OTHERWISE));
        assertEquals(OTHERWISE, SqlState.advice(new IllegalStateException(), OTHERWISE));
    }
}
