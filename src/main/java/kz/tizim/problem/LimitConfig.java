package kz.tizim.problem;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one origin may ask of one instance; 0 for as much as it likes. */
@ConfigMapping(prefix = "tizim.limit")
interface LimitConfig {
    /** Look-ups: behind one address may be all who sit in a public library. */
    @WithDefault("60")
    int lookupsPerMinute();

    /** Attempts to sign in: behind one address may be a hall where commissions are trained. */
    @WithDefault("30")
    int signInsPerMinute();
}
