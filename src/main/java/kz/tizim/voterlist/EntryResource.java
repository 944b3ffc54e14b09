package kz.tizim.voterlist;

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

/** Special lists, which citizens come onto by application. */
@Path("/")
@Tag(name = "Lists")
@RunOnVirtualThread
class EntryResource {
    private final SpecialEntryService specials;
    private final Desks desks;

    EntryResource(SpecialEntryService specials, Desks desks) {
        this.specials = specials;
        this.desks = desks;
    }

    @POST
    @Path("/api/v1/elections/{election}/special-entries")
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME, Role.TERRITORIAL_NAME, Role.CENTRAL_NAME})
    @Operation(
            summary = "List a citizen at a special precinct or a mission abroad",
            description =
                    "From the day that special lists open, abroad from the day that lists open, until the last certificate; "
                            + "by the precinct's clock. The citizen leaves the home list in the same step.")
    @APIResponse(
            responseCode = "201",
            description = "Listed",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ListEntry.class)))
    public Response special(
            @PathParam("election") String election,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid EntryRequest request) {
        return specials.list(desks.at(election, request.precinct(), key), request)
                .response();
    }
}
