package kz.tizim.election;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.OffsetDateTime;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The clock that decides. */
@Path("/")
@Tag(name = "Elections")
@RunOnVirtualThread
class ClockResource {
    private final DecidingClock clock;
    private final PublicCalendar calendar;
    private final Installation installation;
    private final CurrentOperator operator;

    ClockResource(DecidingClock clock, PublicCalendar calendar, Installation installation, CurrentOperator operator) {
        this.clock = clock;
        this.calendar = calendar;
        this.installation = installation;
        this.operator = operator;
    }

    /** Where to move the clock. */
    @Schema(name = "ClockRequest", example = "{\"now\":\"2026-12-20T10:00:00+05:00\"}")
    record Request(@NotNull OffsetDateTime now) {}

    /** The deciding time, and whether this is a rehearsal. */
    @Schema(name = "Clock", example = "{\"now\":\"2026-12-20T05:00:00Z\",\"rehearsal\":true}")
    record Shown(OffsetDateTime now, boolean rehearsal) {}

    @GET
    @Path("/api/v1/clock")
    @PermitAll
    @Operation(summary = "The deciding time")
    public Shown now() {
        return new Shown(clock.now(), installation.isRehearsal());
    }

    @POST
    @Path("/api/v1/clock")
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
    @Operation(summary = "Move the clock of a rehearsal forward")
    public Shown move(@NotNull @Valid Request request) {
        OffsetDateTime now = clock.moveTo(request.now(), operator.get());
        calendar.turn();
        return new Shown(now, installation.isRehearsal());
    }
}
