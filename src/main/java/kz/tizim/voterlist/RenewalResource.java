package kz.tizim.voterlist;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import kz.tizim.election.Elections;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Building only what a decision about one town has changed. */
@Path("/")
@Tag(name = "Lists")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
@RunOnVirtualThread
class RenewalResource {
    private final DraftService drafts;
    private final Elections elections;
    private final CurrentOperator current;

    RenewalResource(DraftService drafts, Elections elections, CurrentOperator current) {
        this.drafts = drafts;
        this.elections = elections;
        this.current = current;
    }

    @POST
    @Path("/api/v1/elections/{election}/lists/renewal")
    @Operation(
            summary = "Place the citizens of one town anew",
            description =
                    "By the rules, aliases and transfers as they are now, in seconds, while the lists are a draft."
                            + " What persons decided about single citizens stays, unless they asked for a transfer since or"
                            + " may not vote any more.")
    public RenewalShown renew(@PathParam("election") String election, @NotNull @Valid RenewalRequest request) {
        return drafts.renew(elections.byCode(election), request.kato(), current.get());
    }
}
