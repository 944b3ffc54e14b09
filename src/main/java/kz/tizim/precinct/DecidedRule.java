package kz.tizim.precinct;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A boundary rule that a person made for an address of the queue.
 *
 * @param precinct code of the precinct that the houses belong to
 * @param selector which houses; empty for the whole street
 * @param validTo the last day; absent while it holds
 */
@Schema(name = "DecidedRule", example = """
                {"id":4,"precinct":"11-1","kato":"111010000","street":"Болашақ шағын ауданы","selector":"5",
                 "validFrom":"2026-11-20","decision":"Әкімнің № 7 шешімі, 12.01.2026"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecidedRule(
        int id,
        String precinct,
        String kato,
        String street,
        String selector,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String decision) {}
