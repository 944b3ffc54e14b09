package kz.tizim.precinct;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A precinct's public facts; texts in Kazakh, Russian and English.
 *
 * @param kind {@code TERRITORY}, {@code SPECIAL} or {@code ABROAD}
 * @param kato where it stands, empty abroad
 * @param opens local time on polling day
 * @param closes local time on polling day, exclusive
 * @param position where it is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Precinct", example = """
                {"code":"11-811","kind":"TERRITORY","kato":"116630100","settlement":"116630100",
                 "name":{"kk":"№ 811 сайлау учаскесі","ru":"Избирательный участок № 811","en":"Polling station No. 811"},
                 "address":{"kk":"Қосшы, 5, № 1 мектеп","ru":"Косшы, 5, школа № 1","en":"Kosshy 5, School No. 1"},
                 "timeZone":"Asia/Almaty","opens":"07:00:00","closes":"20:00:00",
                 "position":{"latitude":51.07,"longitude":71.35},"phone":"+7 712 000 00 00",
                 "accessibility":{"ramp":true,"tactile":false,"signLanguage":false,"lift":false}}""")
record PrecinctShown(
        String code,
        String kind,
        String kato,
        String settlement,
        PrecinctFacts.Names name,
        PrecinctFacts.Names address,
        String timeZone,
        LocalTime opens,
        LocalTime closes,
        @Nullable Position position,
        @Nullable String phone,
        PrecinctFacts.Accessibility accessibility) {

    /** In degrees, WGS 84. */
    record Position(double latitude, double longitude) {}

    static PrecinctShown of(PrecinctFacts facts) {
        Double latitude = facts.latitude();
        Double longitude = facts.longitude();
        return new PrecinctShown(
                facts.code(),
                facts.kind(),
                facts.kato(),
                facts.settlement(),
                facts.name(),
                facts.address(),
                facts.zone().getId(),
                facts.opens(),
                facts.closes(),
                latitude == null || longitude == null ? null : new Position(latitude, longitude),
                facts.phone(),
                facts.accessibility());
    }
}
