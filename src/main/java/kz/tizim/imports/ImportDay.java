package kz.tizim.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import kz.tizim.election.DecidingClock;

/** The day of those who make extracts: it begins by the clock of the capital. */
@ApplicationScoped
public class ImportDay {
    private static final ZoneId CAPITAL = ZoneId.of("Asia/Almaty");

    private final DecidingClock clock;

    ImportDay(DecidingClock clock) {
        this.clock = clock;
    }

    /** The day of now. */
    public LocalDate today() {
        return clock.now().atZoneSameInstant(CAPITAL).toLocalDate();
    }
}
