package kz.tizim.polling;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.precinct.Precincts;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** What somebody may do who stands at a desk. */
@Path("/")
@Tag(name = "Polling day")
@RunOnVirtualThread
class EntitlementResource {
    private final EntitlementService entitlements;
    private final Elections elections;
    private final Precincts precincts;
    private final CurrentOperator current;

    EntitlementResource(
            EntitlementService entitlements, Elections elections, Precincts precincts, CurrentOperator current) {
        this.entitlements = entitlements;
        this.elections = elections;
        this.precincts = precincts;
        this.current = current;
    }

    @POST
    @Path("/api/v1/elections/{election}/precincts/{precinct}/entitlements")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @org.eclipse.microprofile.openapi.annotations.Operation(
            summary = "Whether a citizen may vote here, contest by contest",
            description =
                    "Gives no ballot and changes nothing. Of a voter of another list it tells where that is, not whether the "
                            + "voter has voted. The audit trail says who asked.")
    public Entitlements ask(
            @PathParam("election") String election,
            @PathParam("precinct") String precinct,
            @NotNull @Valid EntitlementRequest request) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        return entitlements.of(facts, precincts.within(precinct, operator), request.iin(), operator);
    }
}
