package kz.tizim.polling;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import kz.tizim.precinct.PollingSession;
import kz.tizim.problem.PlainText;
import kz.tizim.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an act of the territorial commission changes for one precinct and election.
 *
 * @param act its number
 * @param opens local time of polling day; absent where it stays
 * @param closes local time of polling day, exclusive; absent where it stays
 * @param place where the precinct moves; absent where it stays
 */
@Schema(name = "HoursRequest", example = """
                {"act":"No 12","reason":"Ninety minutes without electricity","closes":"21:30:00",
                 "place":{"address":{"kk":"Абай көшесі 3","ru":"ул. Абая 3","en":"3 Abai St"},"latitude":53.3,"longitude":69.4}}""")
record HoursRequest(
        @NotNull @PlainText String act,
        @NotNull @PlainText String reason,
        @Nullable LocalTime opens,
        @Nullable LocalTime closes,
        @Nullable @Valid Place place) {

    /** A place; the position is left out where it is not known. */
    @Schema(name = "MovedTo", example = """
                    {"address":{"kk":"Абай көшесі 3","ru":"ул. Абая 3","en":"3 Abai St"},"latitude":53.3,"longitude":69.4}""")
    record Place(
            @NotNull @Valid Address address,
            @Nullable @DecimalMin("-90") @DecimalMax("90") Double latitude,
            @Nullable @DecimalMin("-180") @DecimalMax("180") Double longitude) {}

    /** In Kazakh, Russian and English. */
    @Schema(name = "MovedToAddress", example = "{\"kk\":\"Абай көшесі 3\",\"ru\":\"ул. Абая 3\",\"en\":\"3 Abai St\"}")
    record Address(
            @NotNull @PlainText String kk,
            @NotNull @PlainText String ru,
            @NotNull @PlainText String en) {}

    /** The hours that are in force then. */
    PollingSession appliedTo(PollingSession before) {
        return new PollingSession(
                before.state(),
                before.zone(),
                opens == null ? before.opens() : opens,
                closes == null ? before.closes() : closes);
    }

    /** Refuses an act that changes nothing, parts of minutes, and half of a position. */
    void check() {
        if (opens == null && closes == null && place == null) {
            throw Problem.invalid("closes", "the act has to change the hours or the place");
        }
        checkMinute("opens", opens);
        checkMinute("closes", closes);
        if (place != null && (place.latitude() == null) != (place.longitude() == null)) {
            throw Problem.invalid("place.longitude", "goes with the latitude");
        }
    }

    private static void checkMinute(String field, @Nullable LocalTime time) {
        if (time != null && !time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
            throw Problem.invalid(field, "must be a whole minute");
        }
    }
}
