package kz.tizim.polling;

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
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.precinct.Precincts;
import kz.tizim.problem.Page;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Second ballots from paper. */
@Path("/")
@Tag(name = "Polling day")
@RolesAllowed({Role.CHAIR_NAME, Role.TERRITORIAL_NAME, Role.CENTRAL_NAME})
@RunOnVirtualThread
class PaperConflictResource {
    private final PaperConflicts conflicts;
    private final Elections elections;
    private final Precincts precincts;
    private final CurrentOperator current;
    private final AuditTrail audit;

    PaperConflictResource(
            PaperConflicts conflicts,
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
    @Path("/api/v1/elections/{election}/precincts/{precinct}/conflicts")
    @org.eclipse.microprofile.openapi.annotations.Operation(
            summary = "Second ballots that were given on paper",
            description = "For an act, in the order in which they were entered. 'after' counts conflicts.")
    public RestResponse<List<PaperConflict>> list(
            @PathParam("election") String election,
            @PathParam("precinct") String precinct,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(1_000_000) int after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @Context UriInfo uri) {
        return Page.of(read(election, precinct, after, limit), limit, uri, _ -> after + limit);
    }

    /** A part of a precinct's conflicts; the audit trail says who has read them. */
    List<PaperConflict> read(String election, String precinct, int after, int limit) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        PrecinctFacts place = precincts.within(precinct, operator);
        List<PaperConflict> page = conflicts.list(facts.id(), place.id(), after, limit);
        audit.record(operator, "paper-conflicts-read", page.size() + " found", election + " " + place.code());
        return page;
    }
}
