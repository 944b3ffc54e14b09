package kz.tizim.access;

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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What waits for a second person. */
@Path("/api/v1/approvals")
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

    /** A matter and where it stands. */
    @Schema(name = "Approval", example = """
                    {"id":5,"kind":"IMPORT","subject":"3","summary":"CITIZENS from sample","state":"PENDING",
                     "requestedAt":"2026-01-01T10:00:00Z","expiresAt":"2026-01-01T10:30:00Z"}""")
    public record Shown(
            int id,
            String kind,
            String subject,
            String summary,
            Approval.State state,
            OffsetDateTime requestedAt,
            OffsetDateTime expiresAt) {
        public static Shown of(Approval approval) {
            return new Shown(
                    Objects.requireNonNull(approval.id),
                    approval.kind,
                    approval.subject,
                    approval.summary,
                    approval.state,
                    approval.requestedAt,
                    approval.expiresAt);
        }
    }

    @GET
    @Operation(summary = "What waits for a second person")
    public List<Shown> waiting(
            @QueryParam("after") @DefaultValue("0") @Min(0) int after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return approvals.waiting(operator.get(), after, limit).stream()
                .map(Shown::of)
                .toList();
    }

    @POST
    @Path("/{id}/decision")
    @Operation(summary = "Decide as the second person", description = "Whoever asked cannot decide.")
    public Shown decide(@PathParam("id") int id, @NotNull @Valid Decision decision) {
        return Shown.of(approvals.decide(id, decision.approve(), operator.get()));
    }
}
