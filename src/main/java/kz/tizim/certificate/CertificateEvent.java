package kz.tizim.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What befell a certificate.
 *
 * @param by account of whoever did it
 * @param approvedBy account of the second person, absent where one decides
 * @param precinct code of the precinct where it happened
 * @param reason absent where the event needs none
 */
@Schema(name = "CertificateEvent", example = """
                {"kind":"RETURNED","at":"2026-12-08T10:00:00+05:00","by":"member-11-1","precinct":"11-1",
                 "reason":"Stays at home, statement No 4"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CertificateEvent(
        Kind kind,
        OffsetDateTime at,
        String by,
        @Nullable String approvedBy,
        String precinct,
        @Nullable String reason) {

    /** What can befall it: the states that it comes into, and the void of a redemption, after which it is out again. */
    enum Kind {
        ISSUED,
        REDEEMED,
        REDEMPTION_VOIDED,
        RETURNED,
        REPORTED_LOST,
        ANNULLED,
        EXPIRED
    }
}
