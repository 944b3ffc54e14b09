package kz.tizim.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Real papers told from forged ones, by anybody. */
@Path("/")
@Tag(name = "Certificates")
@PermitAll
@RunOnVirtualThread
class VerificationResource {
    private final Seals seals;

    VerificationResource(Seals seals) {
        this.seals = seals;
    }

    /** What a scanner has read. */
    @Schema(name = "VerificationRequest", example = "{\"qr\":\"" + EXAMPLE + "\"}")
    record Request(@NotNull Seal qr) {}

    /** A text of the form, for the document. */
    static final String EXAMPLE = "TIZIM1:0000001262:mazhilis-2026:mazhilis:11-1:"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==";

    /**
     * Whether the paper is real. What it says is repeated of a genuine one only; whether the certificate is still valid is
     * told to nobody here.
     */
    @Schema(name = "Verification", example = """
                    {"genuine":true,"number":"0000001262","election":"mazhilis-2026","contest":"mazhilis","precinct":"11-1"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Verification(
            boolean genuine,
            @Nullable CertificateNumber number,
            @Nullable String election,
            @Nullable String contest,
            @Nullable String precinct) {}

    @POST
    @Path("/api/v1/certificates/verification")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Is this paper genuine?",
            description =
                    "By the signature in its QR code. A genuine paper may have been used, returned or reported lost: only redemption decides.")
    public Verification verify(@NotNull @Valid Request request) {
        Seal.Facts facts = request.qr().facts();
        return seals.isGenuine(request.qr())
                ? new Verification(true, facts.number(), facts.election(), facts.contest(), facts.precinct())
                : new Verification(false, null, null, null, null);
    }

    @GET
    @Path("/api/v1/certificates/key")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "The public key of certificates",
            description = "Ed25519, as PEM: for a check without network.")
    @APIResponse(
            responseCode = "200",
            description = "The key",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN,
                            schema = @Schema(type = SchemaType.STRING),
                            example =
                                    "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n"))
    public String key() {
        return SealKey.pem("PUBLIC KEY", seals.publicKey().getEncoded());
    }
}
