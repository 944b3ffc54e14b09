package kz.tizim.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.tizim.problem.Page;
import kz.tizim.problem.PlainText;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What is odd. */
@Path("/")
@Tag(name = "Access")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME, Role.TERRITORIAL_NAME, Role.CHAIR_NAME})
@RunOnVirtualThread
public class AlertResource {
    private final Alerts alerts;
    private final CurrentOperator operator;

    AlertResource(Alerts alerts, CurrentOperator operator) {
        this.alerts = alerts;
        this.operator = operator;
    }

    /** What was found about an alert. */
    @Schema(name = "AlertAcknowledgement", example = "{\"note\":\"Two buses from the dormitory, seen by the chair\"}")
    public record Acknowledgement(@NotNull @PlainText String note) {}

    /**
     * An alert and what became of it.
     *
     * @param election code of the election, absent where it is a matter of none
     * @param precinct code of the precinct where it was found, absent where it is a matter of the whole country
     */
    @Schema(name = "Alert", example = """
                    {"id":"019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60","kind":"REPEATED_REFUSALS",
                     "election":"mazhilis-2026","precinct":"11-1","subject":"certificate 0000001230",
                     "detail":"refused 3 times at 2 precincts","raisedAt":"2026-12-20T10:00:00+05:00"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(
            UUID id,
            AlertKind kind,
            @Nullable String election,
            @Nullable String precinct,
            String subject,
            String detail,
            OffsetDateTime raisedAt,
            @Nullable OffsetDateTime acknowledgedAt,
            @Nullable String note) {
        static Shown of(Alert alert) {
            return new Shown(
                    alert.id,
                    alert.kind,
                    alert.election,
                    alert.precinct,
                    alert.subject,
                    alert.detail,
                    alert.raisedAt,
                    alert.acknowledgedAt,
                    alert.note);
        }
    }

    @GET
    @Path("/api/v1/alerts")
    @Operation(
            summary = "What is odd, the newest first",
            description = "At the account's commission and those below it; `open=true`: not yet acknowledged.")
    public RestResponse<List<Shown>> visible(
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("open") @DefaultValue("false") boolean open,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @Context UriInfo uri) {
        List<Shown> shown = alerts.visible(operator.get(), after, open, limit);
        return Page.of(shown, limit, uri, Shown::id);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/api/v1/alerts/{alert}/acknowledgement")
    @Operation(summary = "Say what was found about an alert", description = "Once; the alert stays.")
    public Shown acknowledge(@PathParam("alert") UUID alert, @NotNull @Valid Acknowledgement request) {
        return alerts.acknowledge(alert, request.note(), operator.get());
    }
}
