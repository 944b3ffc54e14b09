package kz.tizim.voterlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import kz.tizim.problem.PlainText;
import kz.tizim.problem.Problem;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A citizen's request about a precinct's list.
 *
 * @param iin of whom it is about
 * @param precinct code of the precinct
 * @param statement what the citizen states, and which papers were shown
 * @param details for {@code AMEND} how the list is to write the voter; absent otherwise
 */
@Schema(name = "CorrectionRequest", example = """
                {"iin":"900101300017","precinct":"11-1","kind":"INCLUDE","statement":"Lives at 5 Abai St, certificate of residence No 8"}""")
record CorrectionRequest(
        @NotNull Iin iin,
        @NotNull @Size(min = 1, max = 20) String precinct,
        @NotNull Kind kind,
        @NotNull @PlainText String statement,
        @Nullable @Valid Details details) {

    /** What is asked for. */
    enum Kind {
        INCLUDE,
        EXCLUDE,
        /** The list writes a name, the birth date or the address wrongly. */
        AMEND
    }

    /** Refuses details where none are asked for, and none where they are. */
    void check() {
        if (details != null) {
            details.check();
        }
        if ((kind == Kind.AMEND) != (details != null)) {
            throw Problem.invalid("details", "must be given to amend, and only then");
        }
    }

    /**
     * How a list is to write a voter: what is absent stays as it is. The place stays too: another place is no other
     * spelling. Lengths are those of the registry.
     *
     * @param patronymic empty for none
     * @param street empty for none, as house and flat
     */
    @Schema(name = "CorrectedDetails", example = "{\"surname\":\"Сәрсенова\",\"street\":\"Абай көшесі\"}")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Details(
            @Nullable @PlainText @Size(max = 100) String surname,
            @Nullable @PlainText @Size(max = 100) String givenName,

            @Nullable @Size(max = 100) @Pattern(regexp = PlainText.CHARACTERS)
            String patronymic,

            @Nullable LocalDate birthDate,

            @Nullable @Size(max = 200) @Pattern(regexp = PlainText.CHARACTERS)
            String street,

            @Nullable @Size(max = 50) @Pattern(regexp = PlainText.CHARACTERS)
            String house,

            @Nullable @Size(max = 50) @Pattern(regexp = PlainText.CHARACTERS)
            String flat) {
        private static final LocalDate FIRST_BIRTH = LocalDate.of(1870, 1, 1);
        private static final LocalDate LAST_BIRTH = LocalDate.of(2099, 12, 31);

        void check() {
            if (Stream.of(surname, givenName, patronymic, birthDate, street, house, flat)
                    .allMatch(Objects::isNull)) {
                throw Problem.invalid("details", "must not be empty");
            }
            if (birthDate != null && (birthDate.isBefore(FIRST_BIRTH) || birthDate.isAfter(LAST_BIRTH))) {
                throw Problem.invalid("details.birthDate", "must be from " + FIRST_BIRTH + " to " + LAST_BIRTH);
            }
        }

        /** Somebody's details with these instead. */
        VoterDetails in(VoterDetails known) {
            return new VoterDetails(
                    or(surname, known.surname()),
                    or(givenName, known.givenName()),
                    patronymic == null ? known.patronymic() : patronymic.isEmpty() ? null : patronymic,
                    birthDate == null ? known.birthDate() : birthDate,
                    known.kato(),
                    or(street, known.street()),
                    or(house, known.house()),
                    or(flat, known.flat()));
        }

        private static String or(@Nullable String text, String known) {
            return text == null ? known : text;
        }
    }

    /**
     * A decision.
     *
     * @param text the reasons, to be printed
     * @param caseNumber of the court that orders it; absent where the commission decides
     */
    @Schema(
            name = "CorrectionDecisionRequest",
            example =
                    "{\"granted\":false,\"text\":\"The address lies within precinct 11-2: decision of the akim No 5\"}")
    record Decision(
            @NotNull Boolean granted,
            @NotNull @PlainText String text,
            @Nullable @PlainText String caseNumber) {}
}
