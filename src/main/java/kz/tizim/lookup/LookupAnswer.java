package kz.tizim.lookup;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import kz.tizim.precinct.PrecinctFacts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a citizen votes; the same shape whether the citizen was found or not.
 *
 * @param election code of the election that was looked in, null where none is ahead
 * @param precinct the polling station, null where the citizen was not found
 * @param help what can still be done
 */
@Schema(name = "LookupAnswer", example = """
                {"found":true,"election":"mazhilis-2026","pollingDay":"2026-12-20",
                 "precinct":{"code":"11-1","name":{"kk":"№1 учаске","ru":"Участок №1","en":"Precinct 1"},
                  "address":{"kk":"Абай көшесі 1","ru":"ул. Абая 1","en":"1 Abai St"},"settlement":"111010000",
                  "opensAt":"2026-12-20T07:00:00+05:00","closesAt":"2026-12-20T20:00:00+05:00","phone":"+7 700 000 00 01",
                  "latitude":53.3,"longitude":69.4,
                  "accessibility":{"ramp":true,"tactile":true,"signLanguage":false,"lift":false}},
                 "help":{"certificatesUntil":"2026-12-19T18:00:00+05:00","certificatesOpen":true,
                  "listsOpenFrom":"2026-12-05T00:00:00+05:00","corrections":"precinct-commission"}}""")
record LookupAnswer(
        boolean found,
        @Schema(nullable = true) @Nullable String election,

        @Schema(implementation = String.class, format = "date", nullable = true) @Nullable
        LocalDate pollingDay,

        @Nullable Station precinct,
        @Nullable Help help) {

    /** A polling station, with its hours on polling day. */
    @Schema(name = "Station", nullable = true)
    record Station(
            String code,
            PrecinctFacts.Names name,
            PrecinctFacts.Names address,
            String settlement,
            OffsetDateTime opensAt,
            OffsetDateTime closesAt,
            @Schema(nullable = true) @Nullable String phone,
            @Schema(nullable = true) @Nullable Double latitude,
            @Schema(nullable = true) @Nullable Double longitude,
            PrecinctFacts.Accessibility accessibility) {

        static Station of(PrecinctFacts precinct, LocalDate pollingDay) {
            return new Station(
                    precinct.code(),
                    precinct.name(),
                    precinct.address(),
                    precinct.settlement(),
                    pollingDay.atTime(precinct.opens()).atZone(precinct.zone()).toOffsetDateTime(),
                    pollingDay.atTime(precinct.closes()).atZone(precinct.zone()).toOffsetDateTime(),
                    precinct.phone(),
                    precinct.latitude(),
                    precinct.longitude(),
                    precinct.accessibility());
        }
    }

    /**
     * What can be done until when.
     *
     * @param certificatesUntil the last absentee certificate is issued before then
     * @param certificatesOpen whether they are issued now
     * @param listsOpenFrom from then on the list can be seen and corrected
     * @param corrections who corrects the list: {@code precinct-commission}, or {@code local-executive} before it is open
     */
    @Schema(name = "LookupHelp", nullable = true)
    record Help(
            OffsetDateTime certificatesUntil,
            boolean certificatesOpen,
            OffsetDateTime listsOpenFrom,
            String corrections) {}
}
