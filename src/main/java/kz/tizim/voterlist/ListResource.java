package kz.tizim.voterlist;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Building an election's lists, handing them over and locking them. */
@Path("/")
@Tag(name = "Lists")
@RunOnVirtualThread
class ListResource {
    private final ListService lists;
    private final CurrentOperator current;

    ListResource(ListService lists, CurrentOperator current) {
        this.lists = lists;
        this.current = current;
    }

    @POST
    @Path("/api/v1/elections/{election}/lists")
    @ResponseStatus(202)
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
    @Operation(
            summary = "Build the lists",
            description = "Runs on; GET shows how it goes. A draft is thrown away first.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ListsShown.class, responseCode = "202")
    public RestResponse<ListsShown> build(@PathParam("election") String election, @Context UriInfo uri) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, lists.start(election, current.get()))
                .location(uri.getAbsolutePath())
                .build();
    }

    @GET
    @Path("/api/v1/elections/{election}/lists")
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME, Role.TERRITORIAL_NAME, Role.OBSERVER_NAME})
    @Operation(summary = "Where the lists stand")
    public ListsShown status(@PathParam("election") String election) {
        return lists.status(election);
    }

    @POST
    @Path("/api/v1/elections/{election}/lists/handover")
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
    @Operation(
            summary = "Hand the lists over",
            description =
                    "Freezes the draft: numbers the lines of each list and keeps its bytes, whose SHA-256 stands in its act. "
                            + "From the moment of the calendar the lists are open.")
    public ListsShown handOver(@PathParam("election") String election) {
        return lists.handOver(election, current.get());
    }

    @POST
    @Path("/api/v1/elections/{election}/lists/lock")
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
    @Operation(
            summary = "Lock the lists",
            description =
                    "Once the polls have closed everywhere and every precinct that was opened is locked: nothing changes any more.")
    public ListsShown lock(@PathParam("election") String election) {
        return lists.lock(election, current.get());
    }
}
