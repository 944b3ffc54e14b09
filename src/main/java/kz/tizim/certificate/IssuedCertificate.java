package kz.tizim.certificate;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A certificate as it is shown: nothing of its holder but that it has one. */
@Schema(name = "Certificate", example = """
                {"number":"0000001230","contest":"mazhilis","homePrecinct":"11-1","state":"ISSUED",
                 "issuedAt":"2026-12-06T10:00:00+05:00"}""")
record IssuedCertificate(
        CertificateNumber number,
        String contest,
        String homePrecinct,
        Certificate.State state,
        OffsetDateTime issuedAt) {}
