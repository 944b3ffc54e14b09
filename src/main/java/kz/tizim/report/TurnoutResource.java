package kz.tizim.report;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import kz.tizim.election.Elections;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Turnout, for everybody. */
@Path("/api/v1/elections/{election}/turnout")
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
    @PermitAll
    @Operation(summary = "Turnout by completed hours")
    public Turnout turnout(@PathParam("election") String election) {
        return turnout.turnout(elections.byCode(election));
    }
}
