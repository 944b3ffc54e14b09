package kz.tizim.polling;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import kz.tizim.access.ApprovalResource;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.ledger.Acts;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.precinct.Precincts;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Citizens added to a list on polling day. */
@Path("/")
@Tag(name = "Polling day")
@RunOnVirtualThread
class InclusionResource {
    private final InclusionService inclusions;
    private final Elections elections;
    private final Precincts precincts;
    private final CurrentOperator current;

    InclusionResource(InclusionService inclusions, Elections elections, Precincts precincts, CurrentOperator current) {
        this.inclusions = inclusions;
        this.elections = elections;
        this.precincts = precincts;
        this.current = current;
    }

    @POST
    @Path("/api/v1/elections/{election}/inclusions")
    @ResponseStatus(202)
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME, Role.TERRITORIAL_NAME})
    @Operation(
            summary = "Ask to include a citizen who is not on the list",
            description =
                    "On polling day while the precinct is open. A second member of the commission decides at /approvals; then the "
                            + "citizen leaves the home list and gets the ballots here. Asked again, it is the same matter. The "
                            + "territorial commission asks for a precinct without network, and two of its members decide.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ApprovalResource.Shown.class, responseCode = "202")
    public ApprovalResource.Shown include(
            @PathParam("election") String election, @NotNull @Valid InclusionRequest request) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        PrecinctFacts precinct = precincts.within(request.precinct(), operator);
        return ApprovalResource.Shown.of(Acts.onPrincipal(
                request.iin().value(), iin -> inclusions.request(facts, precinct, iin, request, operator)));
    }
}
