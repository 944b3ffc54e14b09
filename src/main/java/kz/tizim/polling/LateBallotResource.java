package kz.tizim.polling;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.tizim.access.Role;
import kz.tizim.ledger.IdempotencyKey;
import kz.tizim.precinct.Desk;
import kz.tizim.precinct.Desks;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Ballots that were written on paper while there was no network. */
@Path("/")
@Tag(name = "Polling day")
@RunOnVirtualThread
class LateBallotResource {
    private final LateBallotService ballots;
    private final Desks desks;

    LateBallotResource(LateBallotService ballots, Desks desks) {
        this.ballots = ballots;
        this.desks = desks;
    }

    @POST
    @Path("/api/v1/elections/{election}/ballots/late")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
    @Operation(
            summary = "Enter a ballot that was given on paper",
            description = "Until the closing report is signed. Where the vote was used already, the ballot is kept as a"
                    + " conflict: with an alert, and with an act at the latest when the precinct closes.")
    @APIResponse(
            responseCode = "201",
            description = "Entered, or kept as a conflict, for one contest at least",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LateBallotResults.class)))
    public Response enter(
            @PathParam("election") String election,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid LateBallotRequest request) {
        Desk desk = desks.at(election, request.precinct(), key);
        return ballots.enter(desk, AskedContests.of(desk, request.contests()), request)
                .response();
    }
}
