package kz.tizim.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kz.tizim.problem.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What waits for a second person. */
@Path("/")
@Tag(name = "Access")
@Authenticated
@RunOnVirtualThread
public class ApprovalResource {
    private final Approvals approvals;
    private final CurrentOperator operator;

    ApprovalResource(Approvals approvals, CurrentOperator operator) {
        this.approvals = approvals;
        this.operator = operator;
    }

    /** The decision of a second person. */
    @Schema(name = "ApprovalDecision", example = "{\"approve\":true}")
    record Decision(@NotNull Boolean approve) {}

    /**
     * A matter and where it stands.
     *
     * @param ledgerEntry that its approval made; absent for other matters
     */
    @Schema(name = "Approval", example = """
                    {"id":5,"kind":"IMPORT","subject":"3","summary":"CITIZENS from sample","state":"PENDING",
                     "requestedAt":"2026-01-01T10:00:00Z","expiresAt":"2026-01-01T10:30:00Z"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(
            int id,
            String kind,
            String subject,
            String summary,
            Approval.State state,
            OffsetDateTime requestedAt,
            OffsetDateTime expiresAt,
            @Nullable UUID ledgerEntry) {
        public static Shown of(Approval approval) {
            return new Shown(
                    Objects.requireNonNull(approval.id),
                    approval.kind,
                    approval.subject,
                    approval.summary,
                    approval.state,
                    approval.requestedAt,
                    approval.expiresAt,
                    approval.ledgerEntry);
        }
    }

    @GET
    @Path("/api/v1/approvals")
    @Operation(
            summary = "What waits for a second person",
            description = "What this account could decide, and what it has asked for itself.")
    public RestResponse<List<Shown>> waiting(
            @QueryParam("after") @DefaultValue("0") @Min(0) int after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @Context UriInfo uri) {
        List<Shown> page = approvals.waiting(operator.get(), after, limit).stream()
                .map(Shown::of)
                .toList();
        return Page.of(page, limit, uri, Shown::id);
    }

    @POST
    @Path("/api/v1/approvals/{id}/decision")
    @Operation(
            summary = "Decide as the second person",
            description =
                    "Whoever asked cannot decide. The same decision of the same account again gets the same answer, as"
                            + " after one that was lost.")
    public Shown decide(@PathParam("id") int id, @NotNull @Valid Decision decision) {
        return Shown.of(approvals.decide(id, decision.approve(), operator.get()));
    }
}
