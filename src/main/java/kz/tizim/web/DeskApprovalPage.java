package kz.tizim.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.tizim.access.Role;
import kz.tizim.page.Form;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What waits for a second person of a precinct commission. */
@Path("/")
@RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
@RunOnVirtualThread
class DeskApprovalPage {
    static final String HERE = "/desk/approvals";

    private final WaitingMatters matters;

    DeskApprovalPage(WaitingMatters matters) {
        this.matters = matters;
    }

    @GET
    @Path("/desk/approvals")
    @Operation(hidden = true)
    public Response waiting(
            @QueryParam("after") @DefaultValue("0") @Min(0) int after,
            @QueryParam("done") @DefaultValue("") String done) {
        return matters.waiting(HERE, after, done);
    }

    @POST
    @Path("/desk/approvals/{id}/decision")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(@PathParam("id") int id, Form form) {
        return matters.decide(HERE, id, form);
    }
}
