package kz.tizim.polling;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.precinct.Precincts;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Opening and closing a precinct on polling day. */
@Path("/")
@Tag(name = "Polling day")
@RunOnVirtualThread
class SessionResource {
    private final SessionService sessions;
    private final HoursService hours;
    private final ClosingService closings;
    private final Elections elections;
    private final Precincts precincts;
    private final CurrentOperator current;

    SessionResource(
            SessionService sessions,
            HoursService hours,
            ClosingService closings,
            Elections elections,
            Precincts precincts,
            CurrentOperator current) {
        this.sessions = sessions;
        this.hours = hours;
        this.closings = closings;
        this.elections = elections;
        this.precincts = precincts;
        this.current = current;
    }

    @GET
    @Path("/api/v1/elections/{election}/precincts/{precinct}/session")
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME, Role.TERRITORIAL_NAME, Role.CENTRAL_NAME})
    @Operation(summary = "Whether the precinct is open")
    public SessionShown show(@PathParam("election") String election, @PathParam("precinct") String precinct) {
        return sessions.show(elections.byCode(election), precincts.within(precinct, current.get()));
    }

    @POST
    @Path("/api/v1/elections/{election}/precincts/{precinct}/opening")
    @RolesAllowed({Role.CHAIR_NAME, Role.TERRITORIAL_NAME})
    @Operation(
            summary = "Open the precinct",
            description =
                    "Within the hours of polling day, on lists that are handed over; once. The territorial commission does it for "
                            + "a precinct without network, on the telephone.")
    public SessionShown open(@PathParam("election") String election, @PathParam("precinct") String precinct) {
        Operator operator = current.get();
        return sessions.open(elections.byCode(election), precincts.within(precinct, operator), operator);
    }

    @POST
    @Path("/api/v1/elections/{election}/precincts/{precinct}/late-opening")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.TERRITORIAL_NAME)
    @Operation(
            summary = "Open the precinct after its hours, by an act",
            description =
                    "Where there was no network all day, and nobody opened it on the telephone: it is CLOSING at once, admits nobody, "
                            + "and enters what was written on paper. The same act again is the same opening.")
    public SessionShown openLate(
            @PathParam("election") String election,
            @PathParam("precinct") String precinct,
            @NotNull @Valid LateOpeningRequest request) {
        Operator operator = current.get();
        return sessions.openLate(elections.byCode(election), precincts.within(precinct, operator), request, operator);
    }

    @POST
    @Path("/api/v1/elections/{election}/precincts/{precinct}/hours")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.TERRITORIAL_NAME)
    @Operation(
            summary = "Change the hours or the place by an act",
            description =
                    "Of the territorial commission, for one election; the same act again is the same change. Hours change until "
                            + "the precinct closes, its opening until it is open, and never in the past.")
    public SessionShown change(
            @PathParam("election") String election,
            @PathParam("precinct") String precinct,
            @NotNull @Valid HoursRequest request) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        SessionShown changed = hours.change(facts, precincts.within(precinct, operator), request, operator);
        precincts.forget(precinct, facts.id());
        return changed;
    }

    @POST
    @Path("/api/v1/elections/{election}/precincts/{precinct}/closing")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.CHAIR_NAME)
    @Operation(
            summary = "Close and lock the precinct",
            description =
                    "After the hours. Refuses newcomers at once, waits for acts under way, compares the ledger with what "
                            + "was counted by hand, and locks. While they differ without an act the precinct stays CLOSING, and what "
                            + "was written on paper can still be entered.")
    public SessionShown close(
            @PathParam("election") String election,
            @PathParam("precinct") String precinct,
            @NotNull @Valid ClosingRequest request) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        PrecinctFacts place = precincts.within(precinct, operator);
        closings.begin(facts, place, request, operator);
        closings.awaitListChanges(facts);
        return closings.lock(facts, place, request, operator);
    }

    @GET
    @Path("/api/v1/elections/{election}/precincts/{precinct}/closing")
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME, Role.TERRITORIAL_NAME, Role.CENTRAL_NAME, Role.OBSERVER_NAME})
    @Operation(
            summary = "The closing report",
            description =
                    "Of a precinct that is locked; it does not change any more. For the commission, those above it, and observers.")
    public ClosingReport report(@PathParam("election") String election, @PathParam("precinct") String precinct) {
        return closings.report(elections.byCode(election), precincts.counted(precinct, current.get()));
    }
}
