package kz.tizim.voterlist;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import kz.tizim.access.Role;
import kz.tizim.election.Elections;
import kz.tizim.voterlist.BoundaryReport.CrowdedPrecinct;
import kz.tizim.voterlist.BoundaryReport.DoubtfulRule;
import kz.tizim.voterlist.BoundaryReport.UncoveredStreet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is wrong with the boundaries, seen from the lists that they make. */
@Path("/")
@Tag(name = "Lists")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME, Role.TERRITORIAL_NAME})
@RunOnVirtualThread
class BoundaryReportResource {
    private static final int MOST = 100_000_000;

    private final BoundaryReports reports;
    private final Elections elections;

    BoundaryReportResource(BoundaryReports reports, Elections elections) {
        this.reports = reports;
        this.elections = elections;
    }

    @GET
    @Path("/api/v1/elections/{election}/boundaries/report")
    @Operation(
            summary = "How well the boundaries cover the citizens",
            description = "Figures; each has a list of its own.")
    public BoundaryReport report(@PathParam("election") String election) {
        return reports.report(elections.byCode(election));
    }

    @GET
    @Path("/api/v1/elections/{election}/boundaries/uncovered")
    @Operation(
            summary = "Streets and houses that no rule takes",
            description = "Those with most citizens first; 'after' counts streets.")
    public List<UncoveredStreet> uncovered(
            @PathParam("election") String election,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(MOST) int after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return reports.uncovered(elections.byCode(election), after, limit);
    }

    @GET
    @Path("/api/v1/elections/{election}/boundaries/unused")
    @Operation(summary = "Rules that list nobody", description = "Go on with after = the last id of a page.")
    public List<RuleShown> unused(
            @PathParam("election") String election,
            @QueryParam("after") @DefaultValue("0") @Min(0) int after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return reports.unused(elections.byCode(election), after, limit);
    }

    @GET
    @Path("/api/v1/elections/{election}/boundaries/crowded")
    @Operation(summary = "Precincts over their capacity", description = "'after' counts precincts.")
    public List<CrowdedPrecinct> crowded(
            @PathParam("election") String election,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(MOST) int after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return reports.crowded(elections.byCode(election), after, limit);
    }

    @GET
    @Path("/api/v1/elections/{election}/boundaries/doubtful")
    @Operation(
            summary = "Rules that look like slips of the pen",
            description = "What their import warned of. Go on with after = the last rule's id of a page.")
    public List<DoubtfulRule> doubtful(
            @PathParam("election") String election,
            @QueryParam("after") @DefaultValue("0") @Min(0) int after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return reports.doubtful(elections.byCode(election), after, limit);
    }
}
