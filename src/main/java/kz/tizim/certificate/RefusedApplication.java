package kz.tizim.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The decision that refused an application for a certificate, as it is printed.
 *
 * @param precinct code of the precinct that refused
 * @param reason slug of the problem that was answered
 * @param facts what it was decided on, as in that answer: the window, where the voter is listed
 * @param decidedBy account of whoever refused
 */
@Schema(name = "RefusedApplication", example = """
                {"id":"019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60","precinct":"11-1","iin":"900101300017","contest":"mazhilis",
                 "applicant":"VOTER","reason":"not-on-list",
                 "detail":"This voter stands on the list of another precinct, which issues the certificate.",
                 "facts":{"listedAt":"11-2"},"decidedBy":"member-11-1","decidedAt":"2026-12-06T10:00:00+05:00"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RefusedApplication(
        UUID id,
        String precinct,
        Iin iin,
        String contest,
        Certificate.Applicant applicant,
        String reason,
        String detail,
        Map<String, Object> facts,
        String decidedBy,
        OffsetDateTime decidedAt) {}
