package kz.tizim.lookup;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param documentLast4 the last four digits of the identity document
 * @param election code of the election; absent for the next one
 */
@Schema(name = "LookupRequest", example = "{\"iin\":\"900101300017\",\"documentLast4\":\"1234\"}")
record LookupRequest(
        @NotNull Iin iin,

        @NotNull @Pattern(regexp = "[0-9]{4}", message = "must be the last four digits of the identity document")
        String documentLast4,

        @Nullable @Size(min = 1, max = 40) String election) {}
