package kz.tizim.certificate;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import kz.tizim.access.Role;
import kz.tizim.ledger.IdempotencyKey;
import kz.tizim.precinct.Desks;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Voters struck off a list; here, since their certificates are annulled with it. */
@Path("/")
@Tag(name = "Lists")
@RunOnVirtualThread
class ExclusionResource {
    private final ExclusionService exclusions;
    private final Desks desks;

    ExclusionResource(ExclusionService exclusions, Desks desks) {
        this.exclusions = exclusions;
        this.desks = desks;
    }

    @POST
    @Path("/api/v1/elections/{election}/exclusions")
    @RolesAllowed({Role.CHAIR_NAME, Role.TERRITORIAL_NAME, Role.CENTRAL_NAME})
    @Operation(
            summary = "Strike a voter off the list",
            description =
                    "On a record of a death or of a court, from handover until the polls close. Annuls the certificates that are out.")
    @APIResponse(
            responseCode = "201",
            description = "Struck off",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Exclusion.class)))
    public Response exclude(
            @PathParam("election") String election,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid ExclusionRequest request) {
        return exclusions
                .exclude(desks.at(election, request.precinct(), key), request)
                .response();
    }
}
