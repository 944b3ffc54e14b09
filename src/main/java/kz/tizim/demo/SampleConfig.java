package kz.tizim.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The sample country of a rehearsal. */
@ConfigMapping(prefix = "tizim.sample")
interface SampleConfig {
    /** Whether the first start of a rehearsal loads it: {@code TIZIM_SAMPLE}. */
    @WithDefault("false")
    boolean wanted();

    /** One password for all its accounts: {@code TIZIM_SAMPLE_PASSWORD}; made up and printed where it is absent. */
    Optional<String> password();

    /** Rows of its citizens file. */
    @WithDefault("20000")
    int citizens();

    /** Rows of its precincts file. */
    @WithDefault("20")
    int precincts();
}
