package kz.tizim.problem;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much that fails one origin may ask of one instance in a minute; 0 for as much as it likes. */
@ConfigMapping(prefix = "tizim.limit")
interface LimitConfig {
    /** Look-ups that find nobody: behind one address may be a mobile network. */
    @WithDefault("300")
    int lookupsPerMinute();

    /** Attempts to sign in with a wrong name or password: behind one address may be all commissions of a town. */
    @WithDefault("300")
    int signInsPerMinute();
}
