package kz.tizim.voterlist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.ledger.Acts;
import kz.tizim.ledger.Answer;
import kz.tizim.ledger.IdempotencyKey;
import kz.tizim.precinct.Desk;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.precinct.Precincts;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** The queue of citizens whom no single rule places. */
@Path("/")
@Tag(name = "Lists")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
@RunOnVirtualThread
class UnassignedResource {
    private final UnassignedService unassigned;
    private final Elections elections;
    private final Precincts precincts;
    private final CurrentOperator current;
    private final AuditTrail audit;
    private final ObjectMapper json;

    UnassignedResource(
            UnassignedService unassigned,
            Elections elections,
            Precincts precincts,
            CurrentOperator current,
            AuditTrail audit,
            ObjectMapper json) {
        this.unassigned = unassigned;
        this.elections = elections;
        this.precincts = precincts;
        this.current = current;
        this.audit = audit;
        this.json = json;
    }

    @GET
    @Path("/api/v1/elections/{election}/unassigned")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            summary = "Citizens whom no single rule places, by address",
            description = "All, or those who wait because of two rules: overlap = the id of a row of /overlaps.")
    public List<UnassignedShown> list(
            @PathParam("election") String election,
            @QueryParam("overlap") @DefaultValue("") @Pattern(regexp = "([0-9]{1,9}-[0-9]{1,9})?") String overlap,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(100_000_000) int after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        List<UnassignedShown> page = unassigned.list(elections.byCode(election), overlap, after, limit);
        audit.record(current.get(), "unassigned-read", "DONE", election);
        return page;
    }

    @POST
    @Path("/api/v1/elections/{election}/unassigned/assignments")
    @Operation(
            summary = "Decide where citizens of the queue are listed",
            description =
                    "Each decision is a transaction of its own; ask again with the same key after a fault."
                            + " It holds at every build after it while the citizen's address is the same; decide again to change it.")
    public AssignmentResults assign(
            @PathParam("election") String election,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid AssignmentRequest request) {
        IdempotencyKey attempt = IdempotencyKey.of(key);
        Operator operator = current.get();
        ElectionFacts facts = elections.byCode(election);
        var results = new ArrayList<AssignmentResults.One>();
        for (AssignmentRequest.One one : request.assignments()) {
            PrecinctFacts precinct = precincts.within(one.precinct(), facts.id(), operator);
            var desk = new Desk(facts, precinct, operator, attempt);
            Answer answer = Acts.onPrincipal(one.iin().value(), iin -> unassigned.assign(desk, new Iin(iin)));
            results.add(new AssignmentResults.One(one.iin(), precinct.code(), outcome(answer)));
        }
        return new AssignmentResults(results);
    }

    private String outcome(Answer answer) {
        if (answer.status() < 400) {
            return "LISTED";
        }
        try {
            JsonNode type = json.readTree(answer.json()).path("type");
            return type.asText().replaceFirst("^.*:", "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer cannot be read", e);
        }
    }
}
