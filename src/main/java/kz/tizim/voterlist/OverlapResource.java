package kz.tizim.voterlist;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import kz.tizim.access.Role;
import kz.tizim.election.Elections;
import kz.tizim.problem.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What stops a handover: rules that contradict each other. */
@Path("/")
@Tag(name = "Lists")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME, Role.TERRITORIAL_NAME})
@RunOnVirtualThread
class OverlapResource {
    private final Overlaps overlaps;
    private final Elections elections;

    OverlapResource(Overlaps overlaps, Elections elections) {
        this.overlaps = overlaps;
        this.elections = elections;
    }

    @GET
    @Path("/api/v1/elections/{election}/overlaps")
    @Operation(
            summary = "Boundary rules that claim the same addresses",
            description =
                    "Both rules, how many citizens wait because of them, and some of the addresses; for one precinct"
                            + " those on either side. Go on with after = the last id of a page.")
    public RestResponse<List<OverlapShown>> list(
            @PathParam("election") String election,
            @QueryParam("precinct") @DefaultValue("") @Size(max = 20) @Pattern(regexp = "[^\\p{Cntrl}]*")
                    String precinct,
            @QueryParam("after") @DefaultValue("0-0") @Pattern(regexp = "[0-9]{1,9}-[0-9]{1,9}") String after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @Context UriInfo uri) {
        String[] rules = after.split("-");
        List<OverlapShown> page = overlaps.list(
                elections.byCode(election), Integer.parseInt(rules[0]), Integer.parseInt(rules[1]), precinct, limit);
        return Page.of(page, limit, uri, OverlapShown::id);
    }
}
