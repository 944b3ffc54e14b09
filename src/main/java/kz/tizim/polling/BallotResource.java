package kz.tizim.polling;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.tizim.access.ApprovalResource;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.ElectionFacts.ContestFacts;
import kz.tizim.election.Elections;
import kz.tizim.ledger.IdempotencyKey;
import kz.tizim.precinct.Desk;
import kz.tizim.precinct.Desks;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Ballots given at the home list. */
@Path("/api/v1/elections/{election}/ballots")
@Tag(name = "Polling day")
@RunOnVirtualThread
class BallotResource {
    private final BallotService ballots;
    private final VoidService voids;
    private final Elections elections;
    private final Desks desks;
    private final CurrentOperator current;

    BallotResource(
            BallotService ballots, VoidService voids, Elections elections, Desks desks, CurrentOperator current) {
        this.ballots = ballots;
        this.voids = voids;
        this.elections = elections;
        this.desks = desks;
        this.current = current;
    }

    @POST
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
        return ballots.admit(desk, contests(desk, request), request).response();
    }

    @POST
    @Path("/{entry}/void")
    @ResponseStatus(202)
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
    @Operation(
            summary = "Ask to void an entry",
            description = "A second person decides at /approvals; the entry and its void stay visible.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ApprovalResource.Shown.class, responseCode = "202")
    public ApprovalResource.Shown voidEntry(
            @PathParam("election") String election,
            @PathParam("entry") UUID entry,
            @NotNull @Valid VoidRequest request) {
        ElectionFacts facts = elections.byCode(election);
        return ApprovalResource.Shown.of(voids.request(facts, entry, request.reason(), current.get()));
    }

    private static List<ContestFacts> contests(Desk desk, BallotRequest request) {
        List<ContestFacts> entitled = desk.election().contests().stream()
                .filter(contest -> contest.covers(desk.precinct().kato()))
                .toList();
        if (request.contests() == null) {
            if (entitled.isEmpty()) {
                throw ProblemType.OUTSIDE_SCOPE.exception("No contest of this election is held here.");
            }
            return entitled;
        }
        Set<ContestFacts> asked = new LinkedHashSet<>();
        for (int i = 0; i < request.contests().size(); i++) {
            String field = "contests[" + i + "]";
            ContestFacts contest = desk.election()
                    .contest(request.contests().get(i))
                    .orElseThrow(() -> Problem.invalid(field, "is not a contest of this election"));
            if (!entitled.contains(contest)) {
                throw ProblemType.OUTSIDE_SCOPE
                        .with("The contest is not held here.")
                        .with("contest", contest.code())
                        .exception();
            }
            asked.add(contest);
        }
        return List.copyOf(asked);
    }
}
