package kz.tizim.polling;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import kz.tizim.access.ApprovalResource;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import kz.tizim.election.Elections;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Conflicts that were entered by mistake. */
@Path("/")
@Tag(name = "Polling day")
@RunOnVirtualThread
class ConflictVoidResource {
    private final ConflictVoidService voids;
    private final Elections elections;
    private final CurrentOperator current;

    ConflictVoidResource(ConflictVoidService voids, Elections elections, CurrentOperator current) {
        this.voids = voids;
        this.elections = elections;
        this.current = current;
    }

    @POST
    @Path("/api/v1/elections/{election}/conflicts/{conflict}/void")
    @ResponseStatus(202)
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
    @Operation(
            summary = "Ask to undo a conflict",
            description =
                    "Where this citizen did not get the ballot of the sheet, until the closing report is signed. A second"
                            + " person decides at /approvals; the conflict stays visible, and counts nowhere any more.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ApprovalResource.Shown.class, responseCode = "202")
    public ApprovalResource.Shown undo(
            @PathParam("election") String election,
            @PathParam("conflict") UUID conflict,
            @NotNull @Valid ConflictVoidRequest request) {
        return ApprovalResource.Shown.of(voids.request(elections.byCode(election), conflict, request, current.get()));
    }
}
