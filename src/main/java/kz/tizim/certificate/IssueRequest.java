package kz.tizim.certificate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import kz.tizim.precinct.Kato;
import kz.tizim.problem.PlainText;
import kz.tizim.problem.Problem;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A written application for a certificate, with the identity document that was shown.
 *
 * @param blankNumber the printed blank that is used; absent where the service gives a number
 * @param destinationKato where the voter means to vote, when that is known
 */
@Schema(name = "CertificateRequest", example = """
                {"iin":"900101300017","contest":"mazhilis","documentNumber":"040001234","applicant":{"kind":"VOTER"}}""")
record IssueRequest(
        @NotNull Iin iin,
        @NotNull @Size(min = 1, max = 40) String contest,

        @NotNull @Pattern(regexp = DOCUMENT, message = DOCUMENT_MESSAGE)
        String documentNumber,

        @NotNull @Valid ApplicantRequest applicant,
        @Nullable CertificateNumber blankNumber,
        @Nullable Kato destinationKato) {

    static final String DOCUMENT = "[A-Z0-9]{4,20}";
    static final String DOCUMENT_MESSAGE = "must be 4 to 20 capital letters and digits";

    /** Who collects the certificate; a proxy has a name and a power of attorney. */
    @Schema(
            name = "Applicant",
            example = "{\"kind\":\"PROXY\",\"name\":\"Proxy P\",\"powerOfAttorney\":\"No 17 of 2026-12-01\"}")
    record ApplicantRequest(
            @NotNull Certificate.Applicant kind,
            @Nullable @PlainText String name,
            @Nullable @PlainText String powerOfAttorney) {

        void check() {
            boolean proxy = kind == Certificate.Applicant.PROXY;
            if (proxy != (name != null)) {
                throw Problem.invalid("applicant.name", proxy ? "is needed for a proxy" : "is only for a proxy");
            }
            if (proxy != (powerOfAttorney != null)) {
                throw Problem.invalid(
                        "applicant.powerOfAttorney", proxy ? "is needed for a proxy" : "is only for a proxy");
            }
        }
    }

    static String last4(String document) {
        return document.substring(document.length() - 4);
    }
}
