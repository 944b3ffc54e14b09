package kz.tizim.certificate;

import jakarta.validation.constraints.Size;
import kz.tizim.problem.PlainText;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which certificates of the journal are looked for; what is absent does not matter.
 *
 * @param precinct code of the precinct that issued them
 * @param proxy name of the proxy who collected them, as it was written
 */
@Schema(name = "CertificateSearch", example = "{\"precinct\":\"11-1\",\"state\":\"REPORTED_LOST\"}")
record JournalSearch(
        @Nullable CertificateNumber number,
        @Nullable Iin iin,
        Certificate.@Nullable State state,
        @Nullable @Size(min = 1, max = 20) String precinct,
        @Nullable @PlainText String proxy) {}
