package kz.tizim.voterlist;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
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
import kz.tizim.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** Citizens' requests about a list, and the decisions. */
@Path("/")
@Tag(name = "Lists")
@RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME, Role.TERRITORIAL_NAME, Role.CENTRAL_NAME})
@RunOnVirtualThread
class CorrectionResource {
    private final CorrectionService requests;
    private final CorrectionDecisionService decisions;
    private final Corrections corrections;
    private final Elections elections;
    private final Precincts precincts;
    private final CurrentOperator current;
    private final Desks desks;
    private final AuditTrail audit;

    CorrectionResource(
            CorrectionService requests,
            CorrectionDecisionService decisions,
            Corrections corrections,
            Elections elections,
            Precincts precincts,
            CurrentOperator current,
            Desks desks,
            AuditTrail audit) {
        this.requests = requests;
        this.decisions = decisions;
        this.corrections = corrections;
        this.elections = elections;
        this.precincts = precincts;
        this.current = current;
        this.desks = desks;
        this.audit = audit;
    }

    @POST
    @Path("/api/v1/elections/{election}/corrections")
    @Operation(
            summary = "Take a citizen's request about a list",
            description =
                    "While the lists are open, up to the eve of polling day. To be decided by the end of the same day."
                            + " AMEND asks that the list write a name, the birth date or the address otherwise.")
    @APIResponse(
            responseCode = "201",
            description = "Taken",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = CorrectionShown.class)))
    public Response request(
            @PathParam("election") String election,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid CorrectionRequest request) {
        request.check();
        return requests.request(desks.at(election, request.precinct(), key), request)
                .response();
    }

    @POST
    @Path("/api/v1/elections/{election}/corrections/{correction}/decision")
    @RolesAllowed({Role.CHAIR_NAME, Role.TERRITORIAL_NAME})
    @Operation(
            summary = "Decide about a request",
            description =
                    "Granting changes the list at once. A refusal has its reasons; after it only a court's case grants the request.")
    @APIResponse(
            responseCode = "201",
            description = "Decided",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CorrectionShown.Decision.class)))
    public Response decide(
            @PathParam("election") String election,
            @PathParam("correction") UUID correction,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid CorrectionRequest.Decision decision) {
        IdempotencyKey attempt = IdempotencyKey.of(key);
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        CorrectionShown request = find(facts, correction);
        PrecinctFacts precinct = precincts.within(request.precinct(), facts.id(), operator);
        var desk = new Desk(facts, precinct, operator, attempt);
        return decisions.decide(desk, request, decision).response();
    }

    @GET
    @Path("/api/v1/elections/{election}/corrections/{correction}")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(summary = "A request with its decisions, to be printed")
    public CorrectionShown one(@PathParam("election") String election, @PathParam("correction") UUID correction) {
        Operator operator = current.get();
        CorrectionShown request = find(elections.byCode(election), correction);
        precincts.within(request.precinct(), operator);
        audit.record(operator, "correction-read", "DONE", correction.toString());
        return request;
    }

    @GET
    @Path("/api/v1/elections/{election}/precincts/{precinct}/corrections")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(summary = "A precinct's requests, the newest first", description = "'after' counts requests.")
    public List<CorrectionShown> list(
            @PathParam("election") String election,
            @PathParam("precinct") String precinct,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(1_000_000) int after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        PrecinctFacts place = precincts.within(precinct, operator);
        audit.record(operator, "corrections-read", "DONE", election + " " + precinct);
        return corrections.of(facts, place, after, limit);
    }

    private CorrectionShown find(ElectionFacts election, UUID id) {
        return corrections
                .one(election, id)
                .orElseThrow(() -> ProblemType.NOT_FOUND.exception("There is no such request for this account."));
    }
}
