package kz.tizim.precinct;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import kz.tizim.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What everybody may know of a precinct. */
@Path("/api/v1/precincts")
@Tag(name = "Precincts")
@PermitAll
@RunOnVirtualThread
class PrecinctResource {
    private final Precincts precincts;

    PrecinctResource(Precincts precincts) {
        this.precincts = precincts;
    }

    @GET
    @Path("/{precinct}")
    @Operation(summary = "A precinct's address, hours, accessibility and contact")
    public PrecinctShown precinct(@PathParam("precinct") String code) {
        return precincts
                .find(code)
                .map(PrecinctShown::of)
                .orElseThrow(() -> ProblemType.NOT_FOUND.exception("There is no such precinct."));
    }
}
