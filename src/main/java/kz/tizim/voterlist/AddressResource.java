package kz.tizim.voterlist;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import kz.tizim.election.Elections;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The queue by addresses: one decision for everybody who lives there. */
@Path("/")
@Tag(name = "Lists")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
@RunOnVirtualThread
class AddressResource {
    private final WaitingAddresses waiting;
    private final AddressDecisions decisions;
    private final Elections elections;
    private final CurrentOperator current;

    AddressResource(
            WaitingAddresses waiting, AddressDecisions decisions, Elections elections, CurrentOperator current) {
        this.waiting = waiting;
        this.decisions = decisions;
        this.elections = elections;
        this.current = current;
    }

    @GET
    @Path("/api/v1/elections/{election}/unassigned/addresses")
    @Operation(
            summary = "Addresses that no rule takes, with suggestions",
            description =
                    "'after' counts addresses. Streets of similar names and rules for houses nearby are suggested.")
    public List<WaitingAddress> list(
            @PathParam("election") String election,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(100_000_000) int after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return waiting.list(elections.byCode(election), after, limit);
    }

    @POST
    @Path("/api/v1/elections/{election}/unassigned/decisions")
    @Operation(
            summary = "Decide about an address or a street",
            description =
                    "For everybody who waits there, at once, while the lists are a draft. The decision is kept as an"
                            + " alias of a street or as a boundary rule, so that later builds find it; asked again, it changes"
                            + " nothing more.")
    public RenewalShown decide(@PathParam("election") String election, @NotNull @Valid AddressDecision decision) {
        return decisions.decide(elections.byCode(election), decision, current.get());
    }
}
