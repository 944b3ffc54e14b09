package kz.tizim.certificate;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A certificate that has ended.
 *
 * @param detached whether the voter still cannot vote at home
 */
@Schema(name = "EndedCertificate", example = """
                {"number":"0000001230","contest":"mazhilis","homePrecinct":"11-1","state":"RETURNED",
                 "reason":"Stays at home, statement No 4","detached":false,"at":"2026-12-08T10:00:00+05:00"}""")
record EndedCertificate(
        CertificateNumber number,
        String contest,
        String homePrecinct,
        Certificate.State state,
        String reason,
        boolean detached,
        OffsetDateTime at) {}
