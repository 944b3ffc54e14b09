package kz.tizim.election;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Elections, with their contests and calendar. */
@Path("/")
@Tag(name = "Elections")
@RunOnVirtualThread
class ElectionResource {
    private final Elections elections;
    private final PublicCalendar calendar;
    private final CurrentOperator operator;

    ElectionResource(Elections elections, PublicCalendar calendar, CurrentOperator operator) {
        this.elections = elections;
        this.calendar = calendar;
        this.operator = operator;
    }

    @POST
    @Path("/api/v1/elections")
    @ResponseStatus(201)
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
    @Operation(summary = "Make an election", description = "What the calendar leaves out follows from polling day.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ElectionShown.class, responseCode = "201")
    public ElectionShown create(@NotNull @Valid ElectionRequest request) {
        ElectionShown made = elections.create(request, operator.get());
        calendar.turn();
        return made;
    }

    @GET
    @Path("/api/v1/elections")
    @PermitAll
    @Operation(summary = "Elections by polling day")
    public List<ElectionShown> list() {
        return elections.list();
    }

    @GET
    @Path("/api/v1/elections/{election}")
    @PermitAll
    @Operation(summary = "One election")
    public ElectionShown one(@PathParam("election") String election) {
        return elections.shown(election);
    }
}
