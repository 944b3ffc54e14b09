package kz.tizim.imports;

import java.nio.charset.Charset;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to import.
 *
 * @param kind name of an {@link ImportKind}
 * @param source who made the extract
 * @param asOf the day whose state it shows
 * @param gzip whether the body is compressed
 * @param charset as the sender has declared it, null where it is to be found out
 * @param length bytes of the body, null where the sender did not say
 * @param forcedReason why it is to be taken even if it was applied before or is older than the last one; mostly null
 */
public record ImportRequest(
        String kind,
        String source,
        LocalDate asOf,
        boolean gzip,
        @Nullable Charset charset,
        @Nullable Long length,
        @Nullable String forcedReason) {}
