package kz.tizim.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How turnout is counted. */
@ConfigMapping(prefix = "tizim.turnout")
interface TurnoutConfig {
    /** How often; a commission's counters may be a minute old (domain rule 13). {@code off}: never. */
    @WithDefault("20s")
    String every();

    /**
     * An hour is settled this long after its end. The database's clock may go back by so much, as it does when a standby
     * takes over, without an entry being missed: clocks differ by a minute at most (NIST SP 1500-101).
     */
    @WithDefault("PT1M")
    Duration settledAfter();
}
