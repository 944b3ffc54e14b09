package kz.tizim.certificate;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A certificate and an identity document, shown at a precinct on polling day.
 *
 * @param precinct code of the precinct that redeems
 */
@Schema(
        name = "RedemptionRequest",
        example = "{\"iin\":\"900101300017\",\"precinct\":\"35-1\",\"documentNumber\":\"040001234\"}")
record RedemptionRequest(
        @NotNull Iin iin,
        @NotNull @Size(min = 1, max = 20) String precinct,

        @NotNull @Pattern(regexp = IssueRequest.DOCUMENT, message = IssueRequest.DOCUMENT_MESSAGE)
        String documentNumber) {}
