package kz.tizim.voterlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A voter on a list, for the commission.
 *
 * @param precinct code of the precinct
 * @param line number in the precinct's list, absent before handover
 * @param detached codes of the contests for which an absentee certificate is out or was used
 */
@Schema(name = "Voter", example = """
                {"iin":"900101300017","surname":"Сәрсенов","givenName":"Айбек","patronymic":"Болатұлы","birthDate":"1990-01-01",
                 "precinct":"11-1","part":"MAIN","line":17,"street":"Абай көшесі","house":"5А","flat":"12","detached":[]}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VoterShown(
        Iin iin,
        String surname,
        String givenName,
        @Nullable String patronymic,
        LocalDate birthDate,
        String precinct,
        String part,
        @Nullable Integer line,
        String street,
        String house,
        String flat,
        List<String> detached) {}
