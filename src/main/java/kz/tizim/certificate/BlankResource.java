package kz.tizim.certificate;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import kz.tizim.election.Elections;
import kz.tizim.ledger.IdempotencyKey;
import kz.tizim.problem.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Strict accountability of blank certificates. */
@Path("/")
@Tag(name = "Blanks")
@RunOnVirtualThread
class BlankResource {
    private final BlankService blanks;
    private final BlankMovements movements;
    private final BlankReceipts receipts;
    private final BlankBalances balances;
    private final Elections elections;
    private final CurrentOperator current;

    BlankResource(
            BlankService blanks,
            BlankMovements movements,
            BlankReceipts receipts,
            BlankBalances balances,
            Elections elections,
            CurrentOperator current) {
        this.blanks = blanks;
        this.movements = movements;
        this.receipts = receipts;
        this.balances = balances;
        this.elections = elections;
        this.current = current;
    }

    @POST
    @Path("/api/v1/elections/{election}/blanks/movements")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @RolesAllowed({Role.CENTRAL_NAME, Role.TERRITORIAL_NAME, Role.CHAIR_NAME})
    @Operation(
            summary = "Write down a signed act about blanks of the own commission",
            description =
                    "PRINT a run, by the central commission within the legal share; HANDOVER to the commission above or one"
                            + " below, which has to confirm; RECALL what did not arrive; SPOIL, LOSE; FIND lost ones of"
                            + " anybody; CANCEL unused ones after the last issue. All of the range, or nothing.")
    @APIResponseSchema(value = BlankMovementShown.class, responseCode = "201")
    public BlankMovementShown move(
            @PathParam("election") String election,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid BlankMovementRequest request) {
        IdempotencyKey attempt = IdempotencyKey.of(key);
        request.check();
        return blanks.move(elections.byCode(election), request, current.get(), attempt);
    }

    @POST
    @Path("/api/v1/elections/{election}/blanks/movements/{movement}/receipt")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @RolesAllowed({Role.CENTRAL_NAME, Role.TERRITORIAL_NAME, Role.CHAIR_NAME})
    @Operation(
            summary = "Confirm what arrived of a handover",
            description = "By the receiver, once. Missing numbers stay with the giver, doubled ones are cancelled; both"
                    + " raise an alert.")
    @APIResponseSchema(value = BlankMovementShown.class, responseCode = "201")
    public BlankMovementShown receive(
            @PathParam("election") String election,
            @PathParam("movement") UUID movement,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid BlankReceiptRequest request) {
        IdempotencyKey attempt = IdempotencyKey.of(key);
        return receipts.receive(elections.byCode(election), movement, request, current.get(), attempt);
    }

    @GET
    @Path("/api/v1/elections/{election}/blanks/movements")
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME, Role.TERRITORIAL_NAME, Role.CHAIR_NAME, Role.MEMBER_NAME
    })
    @Operation(
            summary = "Acts about blanks, the newest first",
            description =
                    "Of the account's commission and those below it, given or received; `open=true`: handovers that nobody has confirmed.")
    public RestResponse<List<BlankMovementShown>> movements(
            @PathParam("election") String election,
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("open") @DefaultValue("false") boolean open,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @Context UriInfo uri) {
        var page = movements.page(elections.byCode(election), current.get(), open, after, limit);
        return Page.of(page, limit, uri, BlankMovementShown::id);
    }

    @GET
    @Path("/api/v1/elections/{election}/blanks/balance")
    @RolesAllowed({
        Role.ADMINISTRATOR_NAME,
        Role.CENTRAL_NAME,
        Role.TERRITORIAL_NAME,
        Role.CHAIR_NAME,
        Role.MEMBER_NAME,
        Role.OBSERVER_NAME
    })
    @Operation(
            summary = "What became of the blanks of a commission, by contest",
            description = "Without 'commission' the account's own. For the commission, those above it, and observers.")
    public BlankBalance balance(
            @PathParam("election") String election,
            @QueryParam("commission") @DefaultValue("") @Size(max = 20) @Pattern(regexp = "[^\\p{Cntrl}]*")
                    String commission) {
        return balances.of(elections.byCode(election), commission, current.get());
    }
}
