package kz.tizim.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OriginsTest {
    @Test
    void afterItsMinuteIsUsedUpAnOriginWaitsAndOthersDoNot() {
        var origins = new Origins(2);
        assertTrue(origins.take("192.0.2.1", "a").isZero());
        assertTrue(origins.take("192.0.2.1", "a").isZero());
        Duration wait = origins.take("192.0.2.1", "a");
        assertFalse(wait.isZero());
        assertTrue(wait.compareTo(Duration.ofSeconds(30)) <= 0, wait::toString);
        assertTrue(origins.take("192.0.2.2", "a").isZero());
    }

    @Test
    void onOneSubjectLessIsLetThroughThanInAll() {
        var origins = new Origins(100);
        for (int i = 0; i < 10; i++) {
            assertTrue(origins.take("192.0.2.1", "anna").isZero());
        }
        assertFalse(origins.take("192.0.2.1", "anna").isZero());
        assertTrue(origins.take("192.0.2.1", "boris").isZero());
        assertTrue(origins.take("192.0.2.2", "anna").isZero());
    }

    @Test
    void whatSucceedsIsNotCounted() {
        var origins = new Origins(2);
        for (int i = 0; i < 100; i++) {
            assertTrue(origins.take("192.0.2.1", "anna").isZero());
            origins.giveBack("192.0.2.1", "anna");
        }
        assertTrue(origins.take("192.0.2.1", "anna").isZero());
        assertTrue(origins.take("192.0.2.1", "boris").isZero());
        assertFalse(origins.take("192.0.2.1", "boris").isZero());
    }

    @Test
    void aNetworkOfTheSixthVersionIsOneOrigin() {
        assertEquals(Origins.origin("2001:db8:1:2::1"), Origins.origin("2001:db8:1:2:ffff::9"));
        assertNotEquals(Origins.origin("2001:db8:1:2::1"), Origins.origin("2001:db8:1:3::1"));
        assertEquals("192.0.2.1", Origins.origin("192.0.2.1"));
        assertEquals(Origins.origin("whatever a proxy says"), Origins.origin("and this"));
    }

    @Test
    void nobodyWaitsWhereThereIsNoLimit() {
        var origins = new Origins(0);
        for (int i = 0; i < 1000; i++) {
            assertTrue(origins.take("192.0.2.1", "a").isZero());
        }
    }

    @Test
    void whoWasNotHeardOfForLongestIsForgotten() {
        var origins = new Origins(1);
        origins.take("192.0.2.1", "a");
        for (int i = 0; i < 20_000; i++) {
            origins.take("10.0." + i / 256 + "." + i % 256, "a");
        }
        assertTrue(origins.take("192.0.2.1", "a").isZero());
        assertFalse(origins.take("10.0.78.31", "a").isZero());
    }
}
