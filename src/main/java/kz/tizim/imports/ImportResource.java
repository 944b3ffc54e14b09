package kz.tizim.imports;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import kz.tizim.election.DecidingClock;
import kz.tizim.problem.PlainText;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Extracts of other registers on their way in. */
@Path("/")
@Tag(name = "Imports")
@RunOnVirtualThread
class ImportResource {
    /** No register of this country is older. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    private final ImportService imports;
    private final DecidingClock clock;
    private final CurrentOperator operator;

    ImportResource(ImportService imports, DecidingClock clock, CurrentOperator operator) {
        this.imports = imports;
        this.clock = clock;
        this.operator = operator;
    }

    @POST
    @Path("/api/v1/imports")
    @Consumes("text/csv")
    @RolesAllowed(Role.ADMINISTRATOR_NAME)
    @ResponseStatus(202)
    @Operation(
            summary = "Send an extract",
            description =
                    "CSV with a header, as a stream, compressed with gzip if Content-Encoding says so. UTF-8, UTF-16"
                            + " with a byte order mark, windows-1251 and KZ-1048 are found out, comma, semicolon and tab likewise;"
                            + " columns may stand in any order."
                            + " It is checked in the background; a second account then approves it.")
    @APIResponse(
            responseCode = "202",
            description = "Goes on in the background",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ImportShown.class)))
    public RestResponse<ImportShown> send(
            @QueryParam("kind") @NotNull String kind,
            @QueryParam("source") @NotNull @PlainText String source,
            @QueryParam("asOf") @NotNull @Schema(format = "date") String asOf,
            @QueryParam("force")
                    @DefaultValue("false")
                    @Parameter(
                            description = "Take a file that was applied before, or is older than the last applied one")
                    boolean force,
            @QueryParam("reason") @Nullable @PlainText @Parameter(description = "Why it is forced") String reason,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) MediaType type,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable @Parameter(hidden = true) String encoding,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable @Parameter(hidden = true) Long length,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = SchemaType.STRING),
                                            example =
                                                    "iin,ground,act,valid_from,valid_to\n900101300017,INCAPABLE,2-118/2025,2025-03-01,\n"))
                    InputStream file,
            @Context UriInfo uri) {
        var request = new ImportRequest(
                kind, source, day(asOf), isGzip(encoding), charset(type), length, forced(force, reason));
        ImportShown begun = imports.receive(request, file, operator.get());
        var location =
                uri.getAbsolutePathBuilder().path(String.valueOf(begun.id())).build();
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, begun)
                .location(location)
                .build();
    }

    @GET
    @Path("/api/v1/imports")
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
    @Operation(summary = "Imports, the latest first", description = "Go on with after = the last id of a page.")
    public List<ImportShown> list(
            @QueryParam("after") @DefaultValue("2147483647") @Min(1) int after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return imports.list(after, limit);
    }

    @GET
    @Path("/api/v1/imports/{id}")
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
    @Operation(summary = "One import and how far it is")
    public ImportShown status(@PathParam("id") int id) {
        return imports.status(id);
    }

    private LocalDate day(String text) {
        LocalDate today = clock.today();
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isBefore(FIRST_DAY) && !day.isAfter(today)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            throw Problem.invalid("asOf", "must be a date like 2026-01-31");
        }
        throw Problem.invalid("asOf", "must be from " + FIRST_DAY + " to today");
    }

    private static @Nullable String forced(boolean force, @Nullable String reason) {
        if (force && reason == null) {
            throw Problem.invalid("reason", "must be given where force is true");
        }
        return force ? reason : null;
    }

    private static @Nullable Charset charset(MediaType type) {
        try {
            return ExtractText.declared(type.getParameters().get(MediaType.CHARSET_PARAMETER));
        } catch (IllegalArgumentException e) {
            throw ProblemType.UNSUPPORTED_MEDIA_TYPE.exception(
                    "The charset may be UTF-8, UTF-16, windows-1251, KZ-1048 or absent.");
        }
    }

    private static boolean isGzip(@Nullable String encoding) {
        return switch (encoding == null
                ? "identity"
                : encoding.toLowerCase(Locale.ROOT).strip()) {
            case "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default -> throw ProblemType.UNSUPPORTED_MEDIA_TYPE.exception("Content-Encoding may be gzip or absent.");
        };
    }
}
