package kz.tizim.certificate;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The voter stands on no list any more.
 *
 * @param annulled certificates that were out, and are void
 */
@Schema(name = "Exclusion", example = """
                {"precinct":"11-1","ground":"DEATH","annulled":["0000001230"],"at":"2026-12-09T10:00:00+05:00"}""")
record Exclusion(
        String precinct, ExclusionRequest.Ground ground, List<CertificateNumber> annulled, OffsetDateTime at) {}
