package kz.tizim.precinct;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import kz.tizim.access.Role;
import kz.tizim.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reading the decisions that make boundaries. */
@Path("/")
@Tag(name = "Precincts")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME, Role.TERRITORIAL_NAME})
@RunOnVirtualThread
class BoundaryResource {

    // Said here, since a plain text would be taken for a body of one member.
    @POST
    @Path("/api/v1/boundaries/reading")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Read the text of a decision",
            description =
                    "Tells the settlements, streets and houses that it names, as an extract of boundaries has them,"
                            + " and what looks like a slip of the pen. Nothing is kept.")
    public DecisionText.Read read(@NotNull @Valid DecisionText decision) {
        return switch (DecisionReader.read(decision.text())) {
            case DecisionReading.Read(var areas) -> DecisionText.Read.of(areas);
            case DecisionReading.Unreadable(int position, SelectorReading.Fault fault) ->
                throw Problem.invalid("text", "cannot be read from character " + (position + 1) + " on: " + fault);
        };
    }
}
