package kz.tizim.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A certificate in the journal of the precinct that issued it.
 *
 * @param state as {@link ToldState} has it
 * @param since when it came into that state
 * @param reason why it ended, absent unless it did
 * @param issuedBy account of whoever issued it
 * @param destination KATO of where the voter meant to vote, absent where that was not said
 * @param proxy who collected it for the voter, absent where the voter did
 */
@Schema(name = "CertificateLine", example = """
                {"number":"0000001230","iin":"900101300017","contest":"mazhilis","homePrecinct":"11-1","state":"ISSUED",
                 "since":"2026-12-06T10:00:00+05:00","issuedAt":"2026-12-06T10:00:00+05:00","issuedBy":"member-11-1",
                 "proxy":{"name":"Proxy P","powerOfAttorney":"No 17 of 2026-12-01","collected":2}}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record JournalLine(
        CertificateNumber number,
        Iin iin,
        String contest,
        String homePrecinct,
        Certificate.State state,
        OffsetDateTime since,
        @Nullable String reason,
        OffsetDateTime issuedAt,
        String issuedBy,
        @Nullable String destination,
        @Nullable Proxy proxy) {

    /**
     * Who collected a certificate for its voter.
     *
     * @param collected how many certificates of this precinct were collected under the same name
     */
    @Schema(
            name = "CertificateProxy",
            example = "{\"name\":\"Proxy P\",\"powerOfAttorney\":\"No 17 of 2026-12-01\",\"collected\":2}")
    record Proxy(String name, String powerOfAttorney, int collected) {}
}
