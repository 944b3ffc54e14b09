package kz.tizim.certificate;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The key that signs certificates. */
@ConfigMapping(prefix = "tizim.certificate")
interface SealConfig {
    /** The file of the key; in the environment {@code TIZIM_CERTIFICATE_KEY}. */
    Optional<Path> key();

    /** Where the key stands that a service with a database of its own makes for itself; set by {@code Main} alone. */
    Optional<Path> ownKey();
}
