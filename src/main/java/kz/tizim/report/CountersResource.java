package kz.tizim.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import kz.tizim.election.Elections;
import kz.tizim.precinct.Precincts;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The counts of a precinct, for its own commission and those above it. */
@Path("/")
@Tag(name = "Polling day")
@RunOnVirtualThread
class CountersResource {
    private final CountersService counters;
    private final Elections elections;
    private final Precincts precincts;
    private final CurrentOperator current;

    CountersResource(CountersService counters, Elections elections, Precincts precincts, CurrentOperator current) {
        this.counters = counters;
        this.elections = elections;
        this.precincts = precincts;
        this.current = current;
    }

    @GET
    @Path("/api/v1/elections/{election}/precincts/{precinct}/counters")
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME, Role.TERRITORIAL_NAME, Role.CENTRAL_NAME})
    @Operation(summary = "The precinct's counts of the day", description = "A minute old at most.")
    public Counters counters(@PathParam("election") String election, @PathParam("precinct") String precinct) {
        return counters.counters(elections.byCode(election), precincts.within(precinct, current.get()));
    }
}
