package kz.tizim.imports;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import kz.tizim.page.Faults;
import kz.tizim.page.Form;
import kz.tizim.page.Pages;
import kz.tizim.page.Refused;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Deciding about an import with a browser; a refusal is shown beside the import. */
@Path("/")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RunOnVirtualThread
class ImportDecisionPage {
    private final ImportService imports;
    private final Rollback rollback;
    private final CurrentOperator operator;
    private final Validator validator;
    private final Pages pages;

    ImportDecisionPage(
            ImportService imports, Rollback rollback, CurrentOperator operator, Validator validator, Pages pages) {
        this.imports = imports;
        this.rollback = rollback;
        this.operator = operator;
        this.validator = validator;
        this.pages = pages;
    }

    @POST
    @Path("/admin/imports/{id}/approval")
    @Operation(hidden = true)
    public Response approve(@PathParam("id") int id, Form form) {
        var reason = new ImportDecisionResource.Reason(form.given("reason").orElse(null));
        return decided(id, form, () -> {
            validator.validate(reason).stream().findFirst().ifPresent(violation -> {
                throw Problem.invalid("reason", violation.getMessage());
            });
            return imports.approve(id, reason.reason(), operator.get()).state() == ImportState.PREVIEW
                    ? "asked"
                    : "approved";
        });
    }

    @POST
    @Path("/admin/imports/{id}/cancellation")
    @Operation(hidden = true)
    public Response cancel(@PathParam("id") int id, Form form) {
        return decided(id, form, () -> {
            imports.cancel(id, operator.get());
            return "cancelled";
        });
    }

    @POST
    @Path("/admin/imports/{id}/rollback")
    @Operation(hidden = true)
    public Response rollBack(@PathParam("id") int id, Form form) {
        return decided(id, form, () -> {
            rollback.request(id, operator.get());
            return "undoing";
        });
    }

    private Response decided(int id, Form form, Supplier<String> act) {
        String here = "/admin/imports/" + id;
        return pages.decided(here, () -> here + "?done=" + act.get(), refusal -> refused(id, form, refusal));
    }

    private ImportPage.One refused(int id, Form form, Refused refusal) {
        ImportShown run = imports.status(id);
        var faults = new Faults();
        Brake brake = run.brake();
        if (refusal.type() != ProblemType.INVALID_REQUEST || brake == null || !brake.reasonNeeded()) {
            return new ImportPage.One(run, refusal, faults, form, "");
        }
        faults.add("reason", pages.texts(ImportTexts.class).approveReasonWrong());
        pages.visit().keep(form, "reason");
        return new ImportPage.One(run, null, faults, form, "");
    }
}
