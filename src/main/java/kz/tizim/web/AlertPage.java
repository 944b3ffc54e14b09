package kz.tizim.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import kz.tizim.access.AlertResource;
import kz.tizim.access.Alerts;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import kz.tizim.page.Faults;
import kz.tizim.page.Form;
import kz.tizim.page.Pages;
import kz.tizim.page.Refused;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What is odd and nobody has looked at yet. */
@Path("/")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME, Role.TERRITORIAL_NAME})
@RunOnVirtualThread
class AlertPage {
    private static final String HERE = "/admin/alerts";
    private static final int ROWS = 25;

    private final Alerts alerts;
    private final CurrentOperator current;
    private final Validator validator;
    private final Pages pages;

    AlertPage(Alerts alerts, CurrentOperator current, Validator validator, Pages pages) {
        this.alerts = alerts;
        this.current = current;
        this.validator = validator;
        this.pages = pages;
    }

    /**
     * The open ones, the newest first.
     *
     * @param form what was filled in for the one with a fault
     * @param after id after which this page begins, empty for the first
     * @param next id after which the next page goes on, empty where there is none
     */
    @CheckedTemplate(basePath = "web")
    record Odd(
            List<AlertResource.Shown> rows,
            Faults faults,
            @Nullable Refused refusal,
            Form form,
            String after,
            boolean acknowledged,
            String next)
            implements TemplateInstance {}

    @GET
    @Path("/admin/alerts")
    @Operation(hidden = true)
    public Response open(
            @QueryParam("after") @Nullable UUID after, @QueryParam("done") @DefaultValue("false") boolean done) {
        return pages.show(page(after, new Faults(), null, Form.empty(), done));
    }

    @POST
    @Path("/admin/alerts/{alert}/acknowledgement")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response acknowledge(@PathParam("alert") UUID alert, @QueryParam("after") @Nullable UUID after, Form form) {
        String note = form.text("note");
        if (!validator.validate(new AlertResource.Acknowledgement(note)).isEmpty()) {
            var faults = new Faults();
            faults.add(field(alert), pages.texts(AdminTexts.class).noteWrong());
            pages.visit().keep(form, "note");
            return pages.show(400, page(after, faults, null, form, false));
        }
        return pages.decided(
                after == null ? HERE : HERE + "?after=" + after,
                () -> {
                    alerts.acknowledge(alert, note, current.get());
                    return HERE + "?done=true";
                },
                refusal -> page(after, new Faults(), refusal, Form.empty(), false));
    }

    /** Id of the field for the note of an alert. */
    @TemplateExtension
    static String field(AlertResource.Shown alert) {
        return field(alert.id());
    }

    private static String field(UUID alert) {
        return "note-" + alert;
    }

    private Odd page(@Nullable UUID after, Faults faults, @Nullable Refused refusal, Form form, boolean acknowledged) {
        List<AlertResource.Shown> rows = alerts.visible(current.get(), after, true, ROWS);
        return new Odd(
                rows,
                faults,
                refusal,
                form,
                after == null ? "" : after.toString(),
                acknowledged,
                rows.size() < ROWS ? "" : rows.getLast().id().toString());
    }
}
