package kz.tizim.certificate;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.tizim.access.ApprovalResource;
import kz.tizim.access.Role;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.IdempotencyKey;
import kz.tizim.precinct.Desk;
import kz.tizim.precinct.Desks;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** How certificates end other than by being used. */
@Path("/")
@Tag(name = "Certificates")
@RunOnVirtualThread
class EndResource {
    private final EndService ends;
    private final AnnulmentService annulments;
    private final Desks desks;

    EndResource(EndService ends, AnnulmentService annulments, Desks desks) {
        this.ends = ends;
        this.annulments = annulments;
        this.desks = desks;
    }

    @POST
    @Path("/api/v1/elections/{election}/certificates/{number}/return")
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
    @Operation(
            summary = "Take a certificate back",
            description =
                    "By the precinct that issued it, until its polls close and while nobody was admitted on it. The voter votes"
                            + " at home again, and may get another one inside the window.")
    @APIResponse(
            responseCode = "201",
            description = "Returned",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = EndedCertificate.class)))
    public Response takeBack(
            @PathParam("election") String election,
            @PathParam("number") String number,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid EndRequest request) {
        Desk desk = desks.own(election, key);
        return ends.takeBack(desk, CertificateResource.number(number), request).response();
    }

    @POST
    @Path("/api/v1/elections/{election}/certificates/{number}/loss")
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
    @Operation(
            summary = "Block a certificate that was lost",
            description =
                    "By the precinct that issued it. Blocked for ever; the voter stays detached and gets no replacement.")
    @APIResponse(
            responseCode = "201",
            description = "Blocked",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = EndedCertificate.class)))
    public Response block(
            @PathParam("election") String election,
            @PathParam("number") String number,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid EndRequest request) {
        Desk desk = desks.own(election, key);
        return ends.block(desk, CertificateResource.number(number), request).response();
    }

    @POST
    @Path("/api/v1/elections/{election}/certificates/{number}/annulment")
    @ResponseStatus(202)
    @RolesAllowed({Role.CHAIR_NAME, Role.TERRITORIAL_NAME, Role.CENTRAL_NAME})
    @Operation(
            summary = "Ask to annul a certificate",
            description =
                    "A second person of the commission that issued it, or of one above, decides at /approvals. Then the paper is"
                            + " void and the voter votes at home. Asked again, it is the same matter. Whoever dies or may not"
                            + " vote is struck off the list instead (/exclusions), which annuls the certificate too.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ApprovalResource.Shown.class, responseCode = "202")
    public ApprovalResource.Shown annul(
            @PathParam("election") String election,
            @PathParam("number") String number,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid AnnulmentRequest request) {
        Desk desk = desks.at(election, request.precinct(), key);
        CertificateNumber certificate = CertificateResource.number(number);
        return ApprovalResource.Shown.of(
                Acts.onPrincipal(request.iin().value(), iin -> annulments.request(desk, certificate, iin, request)));
    }
}
