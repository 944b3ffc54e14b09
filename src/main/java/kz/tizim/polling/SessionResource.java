package kz.tizim.polling;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.precinct.Precincts;
import kz.tizim.problem.PlainText;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Opening and closing a precinct on polling day. */
@Path("/api/v1/elections/{election}/precincts/{precinct}")
@Tag(name = "Polling day")
@RunOnVirtualThread
class SessionResource {
    private final SessionService sessions;
    private final Elections elections;
    private final Precincts precincts;
    private final CurrentOperator current;

    SessionResource(SessionService sessions, Elections elections, Precincts precincts, CurrentOperator current) {
        this.sessions = sessions;
        this.elections = elections;
        this.precincts = precincts;
        this.current = current;
    }

    /**
     * The numbers counted by hand.
     *
     * @param signatures signatures of voters in the lists
     * @param act number of the act that explains a difference
     */
    @Schema(name = "ClosingRequest", example = "{\"signatures\":812}")
    record Closing(
            @NotNull @Min(0) @Max(100_000) Long signatures,
            @Nullable @PlainText String act) {}

    @GET
    @Path("/session")
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME, Role.TERRITORIAL_NAME, Role.CENTRAL_NAME})
    @Operation(summary = "Whether the precinct is open")
    public SessionShown show(@PathParam("election") String election, @PathParam("precinct") String precinct) {
        return sessions.show(elections.byCode(election), precincts.within(precinct, current.get()));
    }

    @POST
    @Path("/opening")
    @RolesAllowed(Role.CHAIR_NAME)
    @Operation(summary = "Open the precinct", description = "Within the hours of polling day; once.")
    public SessionShown open(@PathParam("election") String election, @PathParam("precinct") String precinct) {
        Operator operator = current.get();
        return sessions.open(elections.byCode(election), precincts.within(precinct, operator), operator);
    }

    @POST
    @Path("/closing")
    @RolesAllowed(Role.CHAIR_NAME)
    @Operation(
            summary = "Close and lock the precinct",
            description =
                    "After the hours. Refuses newcomers at once, waits for admissions under way, compares the ledger with "
                            + "the hand-counted signatures and locks. While they differ without an act the precinct stays CLOSING.")
    public SessionShown close(
            @PathParam("election") String election,
            @PathParam("precinct") String precinct,
            @NotNull @Valid Closing closing) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        PrecinctFacts place = precincts.within(precinct, operator);
        sessions.beginClosing(facts, place, operator);
        return sessions.lock(facts, place, closing.signatures(), closing.act(), operator);
    }
}
