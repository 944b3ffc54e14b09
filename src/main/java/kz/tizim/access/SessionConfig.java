package kz.tizim.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long sessions last. */
@ConfigMapping(prefix = "tizim.session")
interface SessionConfig {
    /** Without any request a session ends after this time. */
    @WithDefault("PT30M")
    Duration inactivity();

    /** A session ends after this time in any case; polling day with its night is shorter. */
    @WithDefault("PT18H")
    Duration lifetime();

    /** Whether browsers are to send the session's cookie over TLS only; false where development has none. */
    @WithDefault("true")
    boolean secureCookie();
}
