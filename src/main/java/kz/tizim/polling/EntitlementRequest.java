package kz.tizim.polling;

import jakarta.validation.constraints.NotNull;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A citizen who stands at a desk, identity document in hand. */
@Schema(name = "EntitlementRequest", example = "{\"iin\":\"900101300017\"}")
record EntitlementRequest(@NotNull Iin iin) {}
