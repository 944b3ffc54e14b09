package kz.tizim.precinct;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Boundary rules that came of decisions about the queue. */
@Path("/")
@Tag(name = "Precincts")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
@RunOnVirtualThread
class DecidedRuleResource {
    private final DecidedRules rules;
    private final CurrentOperator operator;

    DecidedRuleResource(DecidedRules rules, CurrentOperator operator) {
        this.rules = rules;
        this.operator = operator;
    }

    @GET
    @Path("/api/v1/boundaries/decided")
    @Operation(
            summary = "Boundary rules that persons made for addresses of the queue",
            description = "Of one place or of all. Go on with after = the last id of a page.")
    public List<DecidedRule> list(
            @QueryParam("kato") @DefaultValue("") @Pattern(regexp = "([0-9]{9})?") String kato,
            @QueryParam("after") @DefaultValue("0") @Min(0) int after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return rules.list(kato, after, limit);
    }

    @POST
    @Path("/api/v1/boundaries/decided/{id}/end")
    @Operation(
            summary = "End a boundary rule that a person made",
            description = "Nothing is deleted: it has a last day. A draft takes it up when the town is placed anew or"
                    + " the lists are built.")
    public DecidedRule end(@PathParam("id") int id, @NotNull @Valid LastDay lastDay) {
        return rules.end(id, lastDay.checked(), operator.get());
    }
}
