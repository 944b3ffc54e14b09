package kz.tizim.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import kz.tizim.election.Elections;
import kz.tizim.problem.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Turnout, for everybody. */
@Path("/")
@Tag(name = "Polling day")
@RunOnVirtualThread
class TurnoutResource {
    private final TurnoutService turnout;
    private final Elections elections;

    TurnoutResource(TurnoutService turnout, Elections elections) {
        this.turnout = turnout;
        this.elections = elections;
    }

    @GET
    @Path("/api/v1/elections/{election}/turnout")
    @PermitAll
    @Operation(
            summary = "Turnout by completed hours",
            description = "The country, and with 'level' each of its regions, territories or precincts in the order of"
                    + " their codes, page by page. An hour is told soon after it has ended by the precinct's clock; what"
                    + " is voided later lowers it when the hour of the void has ended.")
    public RestResponse<Turnout> turnout(
            @PathParam("election") String election,
            @QueryParam("level") @DefaultValue("COUNTRY") Level level,
            @QueryParam("after") @DefaultValue("") @Size(max = 20) String after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @Context UriInfo uri) {
        Turnout whole = turnout.turnout(elections.byCode(election), level);
        List<Turnout.PlaceCount> page = whole.places().stream()
                .filter(place -> place.code().compareTo(after) > 0)
                .limit(limit)
                .toList();
        var shown = new Turnout(whole.election(), whole.asOf(), whole.listed(), whole.contests(), page);
        return Page.of(shown, page, limit, uri, Turnout.PlaceCount::code);
    }
}
