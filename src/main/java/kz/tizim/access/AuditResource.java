package kz.tizim.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Tuple;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import kz.tizim.problem.Page;
import kz.tizim.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What people did. */
@Path("/")
@Tag(name = "Access")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME, Role.TERRITORIAL_NAME, Role.CHAIR_NAME})
@RunOnVirtualThread
public class AuditResource {
    private static final String NAME = "[\\p{L}\\p{N}._@-]*";

    private final AuditReader reader;
    private final CurrentOperator operator;

    AuditResource(AuditReader reader, CurrentOperator operator) {
        this.reader = reader;
        this.operator = operator;
    }

    /**
     * An act, a denial or a sensitive read. On which citizen is not told.
     *
     * @param at by the real clock, also in a rehearsal
     * @param account absent where nobody had signed in
     * @param commission where the account sits
     * @param precinct where it was done
     */
    @Schema(name = "AuditedAct", example = """
                    {"id":"019b3a5e-7c00-7a3e-9f00-5b2c8d4e1f60","at":"2026-12-20T05:10:00Z","account":"member-11-1",
                     "commission":"11-1","action":"ballot","outcome":"DONE","election":"mazhilis-2026","precinct":"11-1",
                     "subject":"mazhilis"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(
            UUID id,
            OffsetDateTime at,
            @Nullable String account,
            @Nullable String commission,
            String action,
            String outcome,
            @Nullable String election,
            @Nullable String precinct,
            @Nullable String subject) {
        static Shown of(Tuple row) {
            return new Shown(
                    row.get("id", UUID.class),
                    row.get("at", Instant.class).atOffset(ZoneOffset.UTC),
                    row.get("username", String.class),
                    row.get("commission", String.class),
                    row.get("action", String.class),
                    row.get("outcome", String.class),
                    row.get("election", String.class),
                    row.get("precinct", String.class),
                    row.get("subject", String.class));
        }
    }

    @GET
    @Path("/api/v1/audit")
    @Operation(
            summary = "What people did, the newest first",
            description = "All of it for administrators and the central commission; a territorial commission or a chair"
                    + " sees what the accounts of the own commission did. 'from' and 'to' (exclusive) are times such as"
                    + " 2026-12-20T05:00:00Z, by the real clock. Without 'from' these are the 24 hours before 'to', or"
                    + " before now where that is earlier: whoever wants older acts says from when.")
    public RestResponse<List<Shown>> page(
            @QueryParam("from") @Nullable @Size(max = 40) @Schema(format = "date-time") String from,
            @QueryParam("to") @Nullable @Size(max = 40) @Schema(format = "date-time") String to,
            @QueryParam("account") @Nullable @Size(max = 100) @Pattern(regexp = NAME) String account,
            @QueryParam("action") @Nullable @Size(max = 100) @Pattern(regexp = NAME) String action,
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @Context UriInfo uri) {
        var filter = new AuditReader.Filter(
                from == null ? null : time("from", from),
                time("to", to == null ? "2999-12-31T00:00:00Z" : to),
                account,
                action,
                after);
        List<Shown> rows = reader.page(operator.get(), filter, limit).stream()
                .map(Shown::of)
                .toList();
        return Page.of(rows, limit, uri, Shown::id);
    }

    private static OffsetDateTime time(String field, String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid(field, "must be a time like 2026-12-20T05:00:00Z");
        }
    }
}
