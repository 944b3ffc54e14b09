package kz.tizim.voterlist;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.ledger.IdempotencyKey;
import kz.tizim.precinct.Desks;
import kz.tizim.precinct.Precincts;
import kz.tizim.problem.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Citizens who ask in time to be listed at another precinct. */
@Path("/")
@Tag(name = "Lists")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME, Role.TERRITORIAL_NAME})
@RunOnVirtualThread
class TransferResource {
    private final TransferService service;
    private final Transfers transfers;
    private final Desks desks;
    private final Elections elections;
    private final Precincts precincts;
    private final CurrentOperator current;
    private final AuditTrail audit;

    TransferResource(
            TransferService service,
            Transfers transfers,
            Desks desks,
            Elections elections,
            Precincts precincts,
            CurrentOperator current,
            AuditTrail audit) {
        this.service = service;
        this.transfers = transfers;
        this.desks = desks;
        this.elections = elections;
        this.precincts = precincts;
        this.current = current;
        this.audit = audit;
    }

    @POST
    @Path("/api/v1/elections/{election}/transfers")
    @Operation(
            summary = "Keep a citizen's application to be listed at another precinct",
            description =
                    "Until the day of the calendar, by that precinct's clock; one at a time. The next build honours it.")
    @APIResponse(
            responseCode = "201",
            description = "Kept",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ListEntry.class)))
    public Response transfer(
            @PathParam("election") String election,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid EntryRequest request) {
        return service.transfer(desks.at(election, request.precinct(), key), request)
                .response();
    }

    @POST
    @Path("/api/v1/elections/{election}/transfers/withdrawals")
    @Operation(
            summary = "Keep that a citizen takes such an application back",
            description =
                    "For the precinct that was asked for, as long as transfers are open. Another application may follow.")
    @APIResponse(
            responseCode = "201",
            description = "Withdrawn",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Transfer.class)))
    public Response withdraw(
            @PathParam("election") String election,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid EntryRequest request) {
        return service.withdraw(desks.at(election, request.precinct(), key), request)
                .response();
    }

    @GET
    @Path("/api/v1/elections/{election}/transfers")
    @Operation(
            summary = "Applications to be listed at a precinct, the newest first, those withdrawn among them",
            description = "Without 'precinct' those of all precincts of the account's commission. 'after' counts them.")
    public RestResponse<List<Transfer>> list(
            @PathParam("election") String election,
            @QueryParam("precinct") @DefaultValue("") @Size(max = 20) @Pattern(regexp = Scope.CODE) String precinct,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(100_000_000) int after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @Context UriInfo uri) {
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        Scope scope = Scope.of(precincts, precinct, operator);
        audit.record(operator, "transfers-read", "DONE", election + " " + precinct + " after " + after);
        return Page.of(transfers.list(facts, scope, after, limit), limit, uri, _ -> after + limit);
    }

    @GET
    @Path("/api/v1/elections/{election}/transfers/clusters")
    @Operation(
            summary = "Precincts that many citizens ask to be moved to, or away from",
            description =
                    "Those with at least 'min' transfers that hold, or as many withdrawn; the largest first. Counts only.")
    public List<Transfer.Cluster> clusters(
            @PathParam("election") String election,
            @QueryParam("precinct") @DefaultValue("") @Size(max = 20) @Pattern(regexp = Scope.CODE) String precinct,
            @QueryParam("min") @DefaultValue("10") @Min(1) @Max(100_000) int min,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        ElectionFacts facts = elections.byCode(election);
        return transfers.clusters(facts, Scope.of(precincts, precinct, current.get()), min, limit);
    }
}
