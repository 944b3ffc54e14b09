package kz.tizim.voterlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An eligible citizen whom no single boundary rule places.
 *
 * @param reason {@code NO_ADDRESS}, {@code NO_RULE} or {@code OVERLAP}
 * @param rules the two rules of an overlap, as precinct and decision; empty otherwise
 */
@Schema(name = "Unassigned", example = """
                {"iin":"900101300017","surname":"Сәрсенов","givenName":"Айбек","birthDate":"1990-01-01","reason":"NO_RULE",
                 "kato":"111010000","street":"Болашақ шағын ауданы","house":"5","rules":[]}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record UnassignedShown(
        Iin iin,
        String surname,
        String givenName,
        @Nullable String patronymic,
        LocalDate birthDate,
        String reason,
        String kato,
        String street,
        String house,
        List<String> rules) {}
