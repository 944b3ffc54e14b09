package kz.tizim.imports;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import kz.tizim.problem.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The rows of an import, for those who have to judge it; every look is recorded. */
@Path("/")
@Tag(name = "Imports")
@RunOnVirtualThread
class ImportRowsResource {
    private final ImportService imports;
    private final RejectFile rejects;
    private final AuditTrail audit;
    private final CurrentOperator operator;

    ImportRowsResource(ImportService imports, RejectFile rejects, AuditTrail audit, CurrentOperator operator) {
        this.imports = imports;
        this.rejects = rejects;
        this.audit = audit;
        this.operator = operator;
    }

    @GET
    @Path("/api/v1/imports/{id}/changes")
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
    @Operation(
            summary = "What a previewed import would do, row by row",
            description =
                    "'after' is the row number that a page ends with, never a citizen's number. A changed row without"
                            + " differences is one that was missing.")
    public RestResponse<List<Change>> changes(
            @PathParam("id") int id,
            @QueryParam("kind") @DefaultValue("CHANGED") Change.Kind kind,
            @QueryParam("after") @DefaultValue("0") @Min(0) long after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @Context UriInfo uri) {
        List<Change> page = imports.changes(id, kind, after, limit);
        audit.record(operator.get(), "import-changes-read", kind.name(), ImportApproval.subject(id));
        return Page.of(page, limit, uri, Change::row);
    }

    @GET
    @Path("/api/v1/imports/{id}/rejects")
    @Produces("text/csv; charset=UTF-8")
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
    @Operation(
            summary = "Rejected rows",
            description =
                    "Line, codes, messages, and the row as it came. Once repaired, the file can be sent as it is: by"
                            + " its first columns it is known for a supplement, beside which nobody is missing.")
    @APIResponse(
            responseCode = "200",
            description = "The rejected rows",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            example =
                                    "line,codes,messages_kk,messages_ru,messages_en,iin,ground,act,valid_from,valid_to\n7,ground:UNKNOWN,…,…,\"ground: must be one of INCAPABLE, SENTENCED\",900101300017,JAILED,2-118/2025,2025-03-01,\n"))
    public RestResponse<StreamingOutput> rejects(@PathParam("id") int id) {
        return rows(imports.rejects(id, false));
    }

    @GET
    @Path("/api/v1/imports/{id}/warnings")
    @Produces("text/csv; charset=UTF-8")
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
    @Operation(
            summary = "Rows that were taken, but a person should look at",
            description = "In the form of the rejected rows; with them those that repeat an earlier row, which is"
                    + " taken once.")
    @APIResponse(
            responseCode = "200",
            description = "The doubtful rows",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            example =
                                    "line,codes,messages_kk,messages_ru,messages_en,iin,surname,…\n9,sex:IIN_SEX,…,…,sex: differs from the sex in the IIN,900101300017,Сағынтаев,…\n"))
    public RestResponse<StreamingOutput> warnings(@PathParam("id") int id) {
        return rows(imports.rejects(id, true));
    }

    private RestResponse<StreamingOutput> rows(RejectFile.Part part) {
        audit.record(operator.get(), "import-rejects-read", "DONE", ImportApproval.subject(part.importId()));
        StreamingOutput file = out -> rejects.write(part, out);
        return RestResponse.ResponseBuilder.ok(file)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
