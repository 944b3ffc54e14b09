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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.precinct.Precincts;
import kz.tizim.problem.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Persons who voted under two numbers. */
@Path("/")
@Tag(name = "Lists")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME, Role.TERRITORIAL_NAME})
@RunOnVirtualThread
class VoteConflictResource {
    private final VoteConflicts conflicts;
    private final Elections elections;
    private final Precincts precincts;
    private final CurrentOperator current;
    private final AuditTrail audit;

    VoteConflictResource(
            VoteConflicts conflicts,
            Elections elections,
            Precincts precincts,
            CurrentOperator current,
            AuditTrail audit) {
        this.conflicts = conflicts;
        this.elections = elections;
        this.precincts = precincts;
        this.current = current;
        this.audit = audit;
    }

    @GET
    @Path("/api/v1/elections/{election}/vote-conflicts")
    @Operation(
            summary = "Persons who had voted under two numbers when these were linked",
            description = "For an act, in the order found; a territorial commission sees those with a vote beneath it."
                    + " 'after' counts persons.")
    public RestResponse<List<VoteConflict>> list(
            @PathParam("election") String election,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(1_000_000) int after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @Context UriInfo uri) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        List<VoteConflict> page = conflicts.list(facts, Scope.of(precincts, "", operator), after, limit);
        audit.record(operator, "vote-conflicts-read", page.size() + " found", election);
        return Page.of(page, limit, uri, _ -> after + limit);
    }
}
