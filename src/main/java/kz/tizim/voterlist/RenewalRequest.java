package kz.tizim.voterlist;

import jakarta.validation.constraints.NotNull;
import kz.tizim.precinct.Kato;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A town whose citizens are to be placed anew.
 *
 * @param kato a settlement, or a larger place with all places in it
 */
@Schema(name = "RenewalRequest", example = "{\"kato\":\"111010000\"}")
record RenewalRequest(@NotNull Kato kato) {}
