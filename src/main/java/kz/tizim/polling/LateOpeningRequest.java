package kz.tizim.polling;

import jakarta.validation.constraints.NotNull;
import kz.tizim.problem.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a precinct is opened after its hours.
 *
 * @param act of the territorial commission
 */
@Schema(
        name = "LateOpeningRequest",
        example = "{\"act\":\"No 14\",\"reason\":\"Without network from morning to night\"}")
record LateOpeningRequest(
        @NotNull @PlainText String act, @NotNull @PlainText String reason) {}
