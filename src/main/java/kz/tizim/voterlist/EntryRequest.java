package kz.tizim.voterlist;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import kz.tizim.problem.PlainText;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A citizen who is to vote at another precinct than that of the registered address.
 *
 * @param precinct code of the precinct
 * @param reference the written application, or the institution's roll
 */
@Schema(
        name = "EntryRequest",
        example = "{\"iin\":\"900101300017\",\"precinct\":\"11-810\",\"reference\":\"Application No 7\"}")
record EntryRequest(
        @NotNull Iin iin,
        @NotNull @Size(min = 1, max = 20) String precinct,
        @NotNull @PlainText String reference) {}
