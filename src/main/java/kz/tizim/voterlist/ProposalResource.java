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
import org.jspecify.annotations.Nullable;

/** What imports after the handover would change on the lists, if somebody decided so. */
@Path("/")
@Tag(name = "Lists")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME, Role.TERRITORIAL_NAME, Role.CHAIR_NAME, Role.MEMBER_NAME})
@RunOnVirtualThread
class ProposalResource {
    private final Proposals proposals;
    private final Elections elections;
    private final Precincts precincts;
    private final CurrentOperator current;
    private final AuditTrail audit;

    ProposalResource(
            Proposals proposals, Elections elections, Precincts precincts, CurrentOperator current, AuditTrail audit) {
        this.proposals = proposals;
        this.elections = elections;
        this.precincts = precincts;
        this.current = current;
        this.audit = audit;
    }

    @GET
    @Path("/api/v1/elections/{election}/lists/proposals")
    @Operation(
            summary = "What the registry says otherwise than the lists that were handed over",
            description =
                    "Since imports change no list: voters to exclude, citizens to include, details to amend, and who has moved,"
                            + " which is a note only. An exclusion, an inclusion or a correction carries one out; what somebody"
                            + " decided about a voter after the import is not proposed again. Without 'precinct' those of all"
                            + " precincts of the account's commission. 'after' counts proposals.")
    public RestResponse<List<Proposal>> list(
            @PathParam("election") String election,
            @QueryParam("precinct") @DefaultValue("") @Size(max = 20) @Pattern(regexp = Scope.CODE) String precinct,
            @QueryParam("kind") Proposal.@Nullable Kind kind,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(100_000_000) int after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @Context UriInfo uri) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        Scope scope = Scope.of(precincts, precinct, operator);
        List<Proposal> page = proposals.list(facts, scope, kind, after, limit);
        audit.record(operator, "proposals-read", "DONE", election + " " + precinct + " after " + after);
        return Page.of(page, limit, uri, _ -> after + limit);
    }

    @GET
    @Path("/api/v1/elections/{election}/lists/proposals/counts")
    @Operation(summary = "How many proposals of each kind there are", description = "For the precincts of the list.")
    public Proposal.Counts counts(
            @PathParam("election") String election,
            @QueryParam("precinct") @DefaultValue("") @Size(max = 20) @Pattern(regexp = Scope.CODE) String precinct) {
        ElectionFacts facts = elections.byCode(election);
        return proposals.counts(facts, Scope.of(precincts, precinct, current.get()));
    }
}
