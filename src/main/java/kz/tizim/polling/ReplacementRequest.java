package kz.tizim.polling;

import jakarta.validation.constraints.NotNull;
import kz.tizim.problem.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a ballot is replaced. */
@Schema(name = "ReplacementRequest", example = "{\"reason\":\"The voter marked it by mistake and gave it back\"}")
record ReplacementRequest(@NotNull @PlainText String reason) {}
