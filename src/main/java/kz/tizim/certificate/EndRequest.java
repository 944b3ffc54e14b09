package kz.tizim.certificate;

import jakarta.validation.constraints.NotNull;
import kz.tizim.problem.PlainText;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A voter who returns a certificate, or has lost it.
 *
 * @param reason what the voter states, and in which paper, without personal data
 */
@Schema(
        name = "CertificateEndRequest",
        example = "{\"iin\":\"900101300017\",\"reason\":\"Stays at home, statement No 4\"}")
record EndRequest(@NotNull Iin iin, @NotNull @PlainText String reason) {}
