package kz.tizim.print;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import kz.tizim.election.DecidingClock;
import kz.tizim.election.Installation;

/** Says of everything printed when that was, and marks a rehearsal. */
@ApplicationScoped
public class Stamps {
    private final DecidingClock clock;
    private final Installation installation;

    Stamps(DecidingClock clock, Installation installation) {
        this.clock = clock;
        this.installation = installation;
    }

    /** The stamp of this moment. */
    public Stamp now(ZoneId zone) {
        return new Stamp(clock.now().atZoneSameInstant(zone).toOffsetDateTime(), installation.isRehearsal());
    }
}
