package kz.tizim.polling;

import jakarta.validation.constraints.NotNull;
import kz.tizim.problem.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an entry is voided, with the number of the act. */
@Schema(name = "VoidRequest", example = "{\"reason\":\"A namesake was admitted, act No 3\"}")
record VoidRequest(@NotNull @PlainText String reason) {}
