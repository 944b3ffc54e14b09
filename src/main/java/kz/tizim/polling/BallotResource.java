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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import kz.tizim.access.ApprovalResource;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.ledger.IdempotencyKey;
import kz.tizim.precinct.Desk;
import kz.tizim.precinct.Desks;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Ballots given at the home list. */
@Path("/")
@Tag(name = "Polling day")
@RunOnVirtualThread
class BallotResource {
    private final BallotService ballots;
    private final ReplacementService replacements;
    private final VoidService voids;
    private final Elections elections;
    private final Desks desks;
    private final CurrentOperator current;

    BallotResource(
            BallotService ballots,
            ReplacementService replacements,
            VoidService voids,
            Elections elections,
            Desks desks,
            CurrentOperator current) {
        this.ballots = ballots;
        this.replacements = replacements;
        this.voids = voids;
        this.elections = elections;
        this.desks = desks;
        this.current = current;
    }

    @POST
    @Path("/api/v1/elections/{election}/ballots")
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
    @Operation(summary = "Give ballots to a voter of the home list", description = "One ledger entry a contest.")
    @APIResponse(
            responseCode = "201",
            description = "Admitted to one contest at least",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = BallotResults.class)))
    public Response admit(
            @PathParam("election") String election,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid BallotRequest request) {
        Desk desk = desks.at(election, request.precinct(), key);
        return ballots.admit(desk, AskedContests.of(desk, request.contests()), request)
                .response();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/api/v1/elections/{election}/ballots/{entry}/replacement")
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
    @Operation(
            summary = "Replace a spoiled ballot",
            description = "A new ballot on the same entry, which stays as it is; replacements are counted at closing.")
    @APIResponse(
            responseCode = "201",
            description = "Another ballot may be given",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Replacement.class)))
    public Response replace(
            @PathParam("election") String election,
            @PathParam("entry") UUID entry,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid ReplacementRequest request) {
        return replacements
                .replace(desks.own(election, key), entry, request.reason())
                .response();
    }

    @POST
    @Path("/api/v1/elections/{election}/ballots/{entry}/void")
    @ResponseStatus(202)
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME, Role.TERRITORIAL_NAME})
    @Operation(
            summary = "Ask to void an entry",
            description =
                    "Before the ballot left the desk, or because a namesake was admitted. A second person decides at "
                            + "/approvals; the entry and its void stay visible. The territorial commission asks for a precinct without"
                            + " network.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ApprovalResource.Shown.class, responseCode = "202")
    public ApprovalResource.Shown voidEntry(
            @PathParam("election") String election,
            @PathParam("entry") UUID entry,
            @NotNull @Valid VoidRequest request) {
        ElectionFacts facts = elections.byCode(election);
        return ApprovalResource.Shown.of(voids.request(facts, entry, request, current.get()));
    }
}
