package kz.tizim.imports;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import kz.tizim.page.Choice;
import kz.tizim.page.Faults;
import kz.tizim.page.Form;
import kz.tizim.page.Pages;
import kz.tizim.page.Refused;
import kz.tizim.page.Upload;
import kz.tizim.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Imports: what came, how far it is, and sending another one. The same acts as the API's, by its own resources. */
@Path("/")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
@RunOnVirtualThread
class ImportPage {
    private static final int ROWS = 25;
    private static final List<String> FIELDS = List.of("kind", "source", "asOf", "reason");
    private static final List<String> KEPT = List.of("kind", "source", "asOf", "force", "reason");
    private static final Set<String> NEWS = Set.of("asked", "approved", "cancelled", "undoing");

    private final ImportService imports;
    private final ImportResource sending;
    private final ImportRowsResource rows;
    private final ImportKinds kinds;
    private final CurrentOperator operator;
    private final Pages pages;

    ImportPage(
            ImportService imports,
            ImportResource sending,
            ImportRowsResource rows,
            ImportKinds kinds,
            CurrentOperator operator,
            Pages pages) {
        this.imports = imports;
        this.sending = sending;
        this.rows = rows;
        this.kinds = kinds;
        this.operator = operator;
        this.pages = pages;
    }

    /**
     * The imports, the latest first.
     *
     * @param older id after which the next page goes on, 0 where there is none
     */
    @CheckedTemplate(basePath = "imports")
    record History(List<ImportShown> runs, int older, boolean maySend) implements TemplateInstance {}

    @CheckedTemplate(basePath = "imports")
    record Send(Faults faults, @Nullable Refused refusal, List<Choice> kinds, Form form, boolean force)
            implements TemplateInstance {}

    /**
     * One import.
     *
     * @param form what was filled in to decide about it
     * @param news what has just been done: {@code asked}, {@code approved}, {@code cancelled}, {@code undoing} or nothing
     */
    @CheckedTemplate(basePath = "imports")
    record One(ImportShown run, @Nullable Refused refusal, Faults faults, Form form, String news)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "imports")
    record Changes(ImportShown run, Change.Kind kind, List<Change.Kind> kinds, List<ChangeView> changes, long next)
            implements TemplateInstance {}

    @GET
    @Path("/admin/imports")
    @Operation(hidden = true)
    public Response history(@QueryParam("before") @DefaultValue("2147483647") @Min(1) int before) {
        List<ImportShown> page = imports.list(before, ROWS);
        int older = page.size() < ROWS ? 0 : page.getLast().id();
        return pages.show(new History(page, older, operator.get().role() == Role.ADMINISTRATOR));
    }

    @GET
    @Path("/admin/imports/new")
    @RolesAllowed(Role.ADMINISTRATOR_NAME)
    @Operation(hidden = true)
    public Response ask() {
        return again(200, new Faults(), null, Form.empty());
    }

    @POST
    @Path("/admin/imports/new")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Role.ADMINISTRATOR_NAME)
    @Operation(hidden = true)
    public Response send(
            Upload upload, @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length, @Context UriInfo uri)
            throws IOException {
        Form form = upload.form();
        var file = new PushbackInputStream(upload.file(), 2);
        var faults = new Faults();
        try {
            for (String field : List.of("kind", "source", "asOf")) {
                if (form.given(field).isEmpty()) {
                    fault(faults, field);
                }
            }
            byte[] start = file.readNBytes(2);
            file.unread(start);
            if (start.length == 0) {
                fault(faults, "file");
            }
            if (!faults.any()) {
                return taken(form, file, isGzip(start), length, uri);
            }
        } catch (ConstraintViolationException e) {
            e.getConstraintViolations()
                    .forEach(violation ->
                            fault(faults, violation.getPropertyPath().toString()));
        } catch (ProblemException e) {
            Object run = e.problem().facts().get("import");
            if (run != null) {
                return pages.leadTo("/admin/imports/" + run);
            }
            e.problem().errors().forEach(error -> fault(faults, error.field()));
            if (!faults.any()) {
                return again(e.problem().type().status(), faults, Refused.of(e.problem()), form);
            }
        }
        new BodyStream(file).drain();
        return again(400, faults, null, form);
    }

    /** The form once more, in another language: a file is chosen anew, as browsers want it. */
    @POST
    @Path("/admin/imports/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Role.ADMINISTRATOR_NAME)
    @Operation(hidden = true)
    public Response askAgain(Form form) {
        return again(200, new Faults(), null, form);
    }

    private Response taken(Form form, InputStream file, boolean gzip, @Nullable Long length, UriInfo uri) {
        var begun = sending.send(
                form.text("kind"),
                form.text("source"),
                form.text("asOf"),
                form.given("force").isPresent(),
                form.given("reason").orElse(null),
                new MediaType("text", "csv"),
                gzip ? "gzip" : null,
                length,
                file,
                uri);
        return pages.leadTo(
                "/admin/imports/" + Objects.requireNonNull(begun.getEntity()).id());
    }

    private void fault(Faults faults, String path) {
        String field = path.substring(path.lastIndexOf('.') + 1);
        String known = FIELDS.contains(field) ? field : "file";
        var texts = pages.texts(ImportTexts.class);
        faults.add(
                known,
                switch (known) {
                    case "kind" -> texts.kindMissing();
                    case "source" -> texts.sourceWrong();
                    case "asOf" -> texts.asOfWrong();
                    case "reason" -> texts.reasonWrong();
                    default -> texts.fileMissing();
                });
    }

    private Response again(int status, Faults faults, @Nullable Refused refusal, Form form) {
        pages.visit().keepAt("/admin/imports/new", form, KEPT);
        return pages.show(
                status,
                new Send(faults, refusal, choices(), form, form.given("force").isPresent()));
    }

    private List<Choice> choices() {
        var texts = pages.texts(ImportTexts.class);
        return kinds.names().stream()
                .map(name -> new Choice(name, texts.register(ImportValues.register(name))))
                .toList();
    }

    private static boolean isGzip(byte[] start) {
        return start.length == 2 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b;
    }

    @GET
    @Path("/admin/imports/{id}")
    @Operation(hidden = true)
    public Response one(@PathParam("id") int id, @QueryParam("done") @DefaultValue("") String done) {
        return pages.show(
                new One(imports.status(id), null, new Faults(), Form.empty(), NEWS.contains(done) ? done : ""));
    }

    @GET
    @Path("/admin/imports/{id}/changes")
    @Operation(hidden = true)
    public Response changes(
            @PathParam("id") int id,
            @QueryParam("kind") @DefaultValue("CHANGED") Change.Kind kind,
            @QueryParam("after") @DefaultValue("0") @Min(0) long after,
            @Context UriInfo uri) {
        ImportShown run = imports.status(id);
        List<Change> page =
                Objects.requireNonNull(rows.changes(id, kind, after, ROWS, uri).getEntity());
        long next = page.size() < ROWS ? 0 : page.getLast().row();
        return pages.show(new Changes(
                run,
                kind,
                List.of(Change.Kind.values()),
                page.stream().map(ChangeView::of).toList(),
                next));
    }

    @GET
    @Path("/admin/imports/{id}/rejects")
    @Produces("text/csv; charset=UTF-8")
    @Operation(hidden = true)
    public RestResponse<StreamingOutput> rejects(@PathParam("id") int id) {
        return download(rows.rejects(id), "rejects-" + id + ".csv");
    }

    @GET
    @Path("/admin/imports/{id}/warnings")
    @Produces("text/csv; charset=UTF-8")
    @Operation(hidden = true)
    public RestResponse<StreamingOutput> warnings(@PathParam("id") int id) {
        return download(rows.warnings(id), "warnings-" + id + ".csv");
    }

    private static RestResponse<StreamingOutput> download(RestResponse<StreamingOutput> file, String name) {
        return RestResponse.ResponseBuilder.ok(Objects.requireNonNull(file.getEntity()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
