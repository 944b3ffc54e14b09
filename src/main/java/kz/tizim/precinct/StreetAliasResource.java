package kz.tizim.precinct;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import kz.tizim.problem.PlainText;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Renamings and translations of streets. */
@Path("/")
@Tag(name = "Precincts")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
@RunOnVirtualThread
class StreetAliasResource {
    private final StreetAliasService aliases;
    private final CurrentOperator operator;

    StreetAliasResource(StreetAliasService aliases, CurrentOperator operator) {
        this.aliases = aliases;
        this.operator = operator;
    }

    /**
     * Another name of a street.
     *
     * @param kato where it holds: a settlement, or a larger place for all settlements in it
     * @param alias the other name, in whatever spelling
     * @param street the name to go by
     * @param validTo the last day; absent while it holds
     */
    @Schema(name = "StreetAliasRequest", example = """
                    {"kato":"111010000","alias":"ул. Ленина","street":"Абай көшесі","validFrom":"2024-05-01",
                     "decision":"Мәслихаттың № 12/3 шешімі"}""")
    record Request(
            @NotNull Kato kato,

            @NotNull @PlainText @Size(max = 200) String alias,

            @NotNull @PlainText @Size(max = 200) String street,

            @NotNull LocalDate validFrom,
            @Nullable LocalDate validTo,
            @NotNull @PlainText String decision) {}

    /** An alias as it is kept. */
    @Schema(name = "StreetAlias", example = """
                    {"id":4,"kato":"111010000","alias":"ул. Ленина","street":"Абай көшесі","validFrom":"2024-05-01",
                     "decision":"Мәслихаттың № 12/3 шешімі"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            int id,
            String kato,
            String alias,
            String street,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String decision) {}

    @POST
    @Path("/api/v1/street-aliases")
    @ResponseStatus(201)
    @Operation(
            summary = "Enter another name of a street",
            description =
                    "It holds in both directions, for elections from validFrom on. A draft takes it up when the town"
                            + " is placed anew or the lists are built.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Shown.class, responseCode = "201")
    public Shown add(@NotNull @Valid Request request) {
        return aliases.add(request, operator.get());
    }

    @GET
    @Path("/api/v1/street-aliases")
    @Operation(
            summary = "Other names of streets",
            description = "Of one place or of all. Go on with after = the last id of a page.")
    public List<Shown> list(
            @QueryParam("kato") @DefaultValue("") @Pattern(regexp = "([0-9]{9})?") String kato,
            @QueryParam("after") @DefaultValue("0") @Min(0) int after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return aliases.list(kato, after, limit);
    }

    @POST
    @Path("/api/v1/street-aliases/{id}/end")
    @Operation(summary = "End another name of a street", description = "Nothing is deleted: it has a last day.")
    public Shown end(@PathParam("id") int id, @NotNull @Valid LastDay lastDay) {
        return aliases.end(id, lastDay.checked(), operator.get());
    }
}
