package kz.tizim.precinct;

import java.time.LocalTime;
import java.time.ZoneId;
import kz.tizim.page.Language;
import org.jspecify.annotations.Nullable;

/**
 * What other rooms need to know of a precinct.
 *
 * @param id id of the precinct and of its commission
 * @param territorialId the commission above it
 * @param kato where it stands, empty abroad
 * @param settlement KATO of the settlement; a city and its districts are one
 */
public record PrecinctFacts(
        int id,
        String code,
        @Nullable Integer territorialId,
        String kind,
        String kato,
        String settlement,
        Names name,
        Names address,
        ZoneId zone,
        LocalTime opens,
        LocalTime closes,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String phone,
        Accessibility accessibility) {

    /** A text in Kazakh, Russian and English. */
    public record Names(String kk, String ru, String en) {
        /** The one that is in a language. */
        public String in(Language language) {
            return language.choose(kk, ru, en);
        }
    }

    /** What helps people with disabilities. */
    public record Accessibility(boolean ramp, boolean tactile, boolean signLanguage, boolean lift) {}
}
