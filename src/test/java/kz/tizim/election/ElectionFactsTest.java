package kz.tizim.election;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The calendar's ends are exclusive, and told by the precinct's clock. */
class ElectionFactsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 20);
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final ElectionFacts election =
            new ElectionFacts(1, "e", DAY, ALMATY, Calendar.defaultsFor(DAY), List.of(), null);

    @Test
    void atOneSecondBeforeSixCertificatesAreIssued() {
        assertTrue(issued("2026-12-19T17:59:59", ALMATY, ALMATY));
        assertTrue(issued("2026-12-19T17:59:59.999999", ALMATY, ALMATY));
    }

    @Test
    void atSixTheyAreNot() {
        assertFalse(issued("2026-12-19T18:00:00", ALMATY, ALMATY));
    }

    @Test
    void theyAreIssuedFromTheFirstMomentOfTheWindow() {
        assertFalse(issued("2026-12-04T23:59:59.999999", ALMATY, ALMATY));
        assertTrue(issued("2026-12-05T00:00:00", ALMATY, ALMATY));
    }

    @Test
    void aMissionAbroadReadsTheDeadlineByItsOwnClock() {
        assertTrue(issued("2026-12-19T18:00:00", ALMATY, PARIS));
        assertFalse(issued("2026-12-19T18:00:00", PARIS, PARIS));
    }

    private boolean issued(String local, ZoneId told, ZoneId precinct) {
        OffsetDateTime time = LocalDateTime.parse(local).atZone(told).toOffsetDateTime();
        return election.certificatesAreIssuedAt(time, precinct);
    }
}
