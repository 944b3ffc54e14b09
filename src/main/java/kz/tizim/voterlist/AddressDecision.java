package kz.tizim.voterlist;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import kz.tizim.precinct.Kato;
import kz.tizim.problem.PlainText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decision about all citizens who wait at an address or in a street; it is kept and holds at every build after it.
 *
 * @param kato the place, as the queue has it
 * @param street the street, as the queue has it; empty for houses without a street
 * @param house the house, as the queue has it; absent for the whole street
 * @param as {@code ALIAS}: the street is another one by its right name; {@code RULE}: its houses belong to a precinct
 * @param sameAs the right name, for an alias
 * @param precinct code of the precinct, for a rule
 * @param decision the act that the decision rests on
 */
@Schema(name = "AddressDecision", example = """
                {"kato":"111010000","street":"Болашақ шағын ауданы","house":"5","as":"RULE","precinct":"11-1",
                 "decision":"Әкімнің № 7 шешімі, 12.01.2026"}""")
record AddressDecision(
        @NotNull Kato kato,

        @NotNull @Size(max = 200) @Pattern(regexp = NO_CONTROL)
        String street,

        @Nullable @Size(max = 100) @Pattern(regexp = NO_CONTROL)
        String house,

        @NotNull Kind as,

        @Nullable @Size(min = 1, max = 200) @Pattern(regexp = NO_CONTROL)
        String sameAs,

        @Nullable @Size(min = 1, max = 20) String precinct,
        @NotNull @PlainText String decision) {

    private static final String NO_CONTROL = "[^\\p{Cntrl}]*";

    /** What a decision is remembered as. */
    enum Kind {
        ALIAS,
        RULE
    }
}
