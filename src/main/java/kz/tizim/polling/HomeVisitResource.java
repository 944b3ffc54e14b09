package kz.tizim.polling;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.ledger.IdempotencyKey;
import kz.tizim.precinct.Desk;
import kz.tizim.precinct.Desks;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.precinct.Precincts;
import kz.tizim.problem.Page;
import kz.tizim.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Written requests for voting at home. */
@Path("/")
@Tag(name = "Polling day")
@RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
@RunOnVirtualThread
class HomeVisitResource {
    private final HomeVisitService service;
    private final HomeVisits visits;
    private final Elections elections;
    private final Precincts precincts;
    private final Desks desks;
    private final CurrentOperator current;
    private final AuditTrail audit;

    HomeVisitResource(
            HomeVisitService service,
            HomeVisits visits,
            Elections elections,
            Precincts precincts,
            Desks desks,
            CurrentOperator current,
            AuditTrail audit) {
        this.service = service;
        this.visits = visits;
        this.elections = elections;
        this.precincts = precincts;
        this.desks = desks;
        this.current = current;
        this.audit = audit;
    }

    @POST
    @Path("/api/v1/elections/{election}/home-visits")
    @Operation(
            summary = "Take a written request to vote at home",
            description =
                    "From handover until noon of polling day, by the precinct's clock. The chair decides. Refused while a certificate is out.")
    @APIResponse(
            responseCode = "201",
            description = "Taken",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = HomeVisit.class)))
    public Response request(
            @PathParam("election") String election,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid HomeVisitRequest request) {
        return service.request(desks.at(election, request.precinct(), key), request)
                .response();
    }

    @POST
    @Path("/api/v1/elections/{election}/home-visits/{visit}/decision")
    @RolesAllowed(Role.CHAIR_NAME)
    @Operation(
            summary = "Accept a request, or refuse it with a reason",
            description = "Until the polls close. An accepted one marks the list and admits to ballots at home.")
    @APIResponse(
            responseCode = "201",
            description = "Decided",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = HomeVisit.class)))
    public Response decide(
            @PathParam("election") String election,
            @PathParam("visit") UUID visit,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid HomeVisitRequest.Decision decision) {
        IdempotencyKey attempt = IdempotencyKey.of(key);
        decision.check();
        Found found = find(election, visit, attempt);
        return service.decide(found.desk(), found.visit(), decision).response();
    }

    @POST
    @Path("/api/v1/elections/{election}/home-visits/{visit}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Take a request back",
            description = "As the voter asks, until a ballot is given. Another request may follow.")
    @APIResponse(
            responseCode = "201",
            description = "Withdrawn",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = HomeVisit.class)))
    public Response withdraw(
            @PathParam("election") String election,
            @PathParam("visit") UUID visit,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid HomeVisitRequest.Withdrawal withdrawal) {
        Found found = find(election, visit, IdempotencyKey.of(key));
        return service.withdraw(found.desk(), found.visit(), withdrawal.reference())
                .response();
    }

    @GET
    @Path("/api/v1/elections/{election}/home-visits")
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME, Role.TERRITORIAL_NAME, Role.CENTRAL_NAME})
    @Operation(
            summary = "A precinct's requests, the newest first",
            description = "Of the own precinct where none is named. 'after' counts requests.")
    public RestResponse<List<HomeVisit>> list(
            @PathParam("election") String election,
            @QueryParam("precinct") @Nullable String precinct,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(1_000_000) int after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @Context UriInfo uri) {
        return Page.of(read(election, precinct, after, limit), limit, uri, _ -> after + limit);
    }

    /** A part of a precinct's requests; the audit trail says who has read them. */
    @RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME, Role.TERRITORIAL_NAME, Role.CENTRAL_NAME})
    List<HomeVisit> read(String election, @Nullable String precinct, int after, int limit) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        PrecinctFacts place = precincts.within(precinct == null ? operator.commissionCode() : precinct, operator);
        List<HomeVisit> page = visits.of(facts, place, after, limit);
        audit.record(operator, "home-visits-read", "DONE", election + " " + place.code());
        return page;
    }

    private record Found(Desk desk, HomeVisit visit) {}

    private Found find(String election, UUID id, IdempotencyKey attempt) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        HomeVisit visit = visits.one(facts, id)
                .orElseThrow(() -> ProblemType.NOT_FOUND.exception("There is no such request for this account."));
        return new Found(
                new Desk(facts, precincts.within(visit.precinct(), facts.id(), operator), operator, attempt), visit);
    }
}
