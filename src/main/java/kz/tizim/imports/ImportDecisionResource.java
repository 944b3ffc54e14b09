package kz.tizim.imports;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import kz.tizim.access.ApprovalResource;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import kz.tizim.problem.PlainText;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What becomes of an import: applied by a second person, cancelled, undone. */
@Path("/")
@Tag(name = "Imports")
@RunOnVirtualThread
class ImportDecisionResource {
    private final ImportService imports;
    private final Rollback rollback;
    private final CurrentOperator operator;

    ImportDecisionResource(ImportService imports, Rollback rollback, CurrentOperator operator) {
        this.imports = imports;
        this.rollback = rollback;
        this.operator = operator;
    }

    /** Why an import is to be applied although more citizens are missing or moved than usual. */
    @Schema(name = "ImportReason", example = """
                    {"reason":"A new town was registered, letter No 12 of the ministry"}""")
    record Reason(
            @Nullable @PlainText @Size(min = Brake.LEAST_REASON, message = "must have at least 20 characters")
            String reason) {}

    @POST
    @Path("/api/v1/imports/{id}/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
    @ResponseStatus(202)
    @Operation(
            summary = "Approve as the second person",
            description =
                    "The import is then applied in the background, as a whole or not at all. A reason is needed where"
                            + " the import's brake says so.")
    @APIResponse(
            responseCode = "202",
            description = "Goes on in the background",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ImportShown.class)))
    public ImportShown approve(@PathParam("id") int id, @RequestBody(required = false) @Nullable @Valid Reason reason) {
        return imports.approve(id, reason == null ? null : reason.reason(), operator.get());
    }

    @POST
    @Path("/api/v1/imports/{id}/cancellation")
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
    @Operation(summary = "Cancel an import that is not being applied")
    public ImportShown cancel(@PathParam("id") int id) {
        return imports.cancel(id, operator.get());
    }

    @POST
    @Path("/api/v1/imports/{id}/rollback")
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
    @ResponseStatus(202)
    @Operation(
            summary = "Ask to undo the latest import of a register",
            description =
                    "A second person decides under /approvals; the register is then as before the import. Not once"
                            + " lists were handed over.")
    @APIResponse(
            responseCode = "202",
            description = "Waits for a second person",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ApprovalResource.Shown.class)))
    public ApprovalResource.Shown rollBack(@PathParam("id") int id) {
        return ApprovalResource.Shown.of(rollback.request(id, operator.get()));
    }
}
