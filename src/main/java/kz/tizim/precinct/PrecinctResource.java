package kz.tizim.precinct;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.PublicCalendar;
import kz.tizim.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What everybody may know of a precinct. */
@Path("/")
@Tag(name = "Precincts")
@PermitAll
@RunOnVirtualThread
class PrecinctResource {
    private final Precincts precincts;
    private final PublicCalendar calendar;

    PrecinctResource(Precincts precincts, PublicCalendar calendar) {
        this.precincts = precincts;
        this.calendar = calendar;
    }

    @GET
    @Path("/api/v1/precincts/{precinct}")
    @Operation(
            summary = "A precinct's address, hours, accessibility and contact",
            description =
                    "As they are on an election's polling day, by default the next one's; acts that move a place or change hours "
                            + "are shown at once.")
    public PrecinctShown precinct(
            @PathParam("precinct") String code,
            @QueryParam("election") @Nullable @Size(min = 1, max = 40) String election) {
        Optional<ElectionFacts> asked = election == null ? calendar.next() : calendar.election(election);
        if (election != null && asked.isEmpty()) {
            throw ProblemType.NOT_FOUND.exception("There is no such election.");
        }
        return asked.map(on -> precincts.find(code, on.id()))
                .orElseGet(() -> precincts.find(code))
                .map(PrecinctShown::of)
                .orElseThrow(() -> ProblemType.NOT_FOUND.exception("There is no such precinct."));
    }
}
