package kz.tizim.voterlist;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import kz.tizim.access.ApprovalResource;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Numbers that belong to one person. */
@Path("/")
@Tag(name = "Lists")
@RunOnVirtualThread
class LinkResource {
    private final LinkService links;
    private final CurrentOperator current;

    LinkResource(LinkService links, CurrentOperator current) {
        this.links = links;
        this.current = current;
    }

    @POST
    @Path("/api/v1/linked-iins")
    @ResponseStatus(202)
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
    @Operation(
            summary = "Ask to link a number to another one of the same person",
            description =
                    "A second person decides at /approvals. An act on either number is then an act on the principal.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ApprovalResource.Shown.class, responseCode = "202")
    public ApprovalResource.Shown link(@NotNull @Valid LinkRequest request) {
        return ApprovalResource.Shown.of(links.request(request, current.get()));
    }
}
