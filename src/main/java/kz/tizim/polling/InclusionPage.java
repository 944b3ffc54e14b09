package kz.tizim.polling;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import kz.tizim.access.Role;
import kz.tizim.page.Choice;
import kz.tizim.page.Faults;
import kz.tizim.page.Form;
import kz.tizim.page.PageTexts;
import kz.tizim.page.Pages;
import kz.tizim.page.Refused;
import kz.tizim.precinct.OwnPrecinct;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Asks to include a citizen on polling day who is not on the list here: a second person decides. */
@Path("/")
@RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
@RunOnVirtualThread
class InclusionPage {
    private static final String HERE = "/desk/inclusion";
    private static final List<String> FIELDS = List.of("iin", "basis", "application", "case");

    private final InclusionResource inclusions;
    private final OwnPrecinct own;
    private final Pages pages;

    InclusionPage(InclusionResource inclusions, OwnPrecinct own, Pages pages) {
        this.inclusions = inclusions;
        this.own = own;
        this.pages = pages;
    }

    @CheckedTemplate(basePath = "polling")
    record Include(Faults faults, @Nullable Refused refusal, Form form, List<Choice> bases)
            implements TemplateInstance {}

    @GET
    @Path("/desk/inclusion")
    @Operation(hidden = true)
    public Response ask() {
        return page(200, new Faults(), null, Form.empty());
    }

    /** For somebody whom the desk has looked up. */
    @POST
    @Path("/desk/inclusion")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response ask(Form form) {
        return page(200, new Faults(), null, form);
    }

    @GET
    @Path("/desk/inclusion/request")
    @Operation(hidden = true)
    public Response again() {
        return pages.leadTo(HERE);
    }

    @POST
    @Path("/desk/inclusion/request")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response request(Form form) {
        var texts = pages.texts(InclusionTexts.class);
        var faults = new Faults();
        String iin = form.number("iin");
        if (!Iin.valid(iin)) {
            faults.add("iin", pages.texts(PageTexts.class).iinWrong());
        }
        InclusionRequest.Basis basis =
                form.one("basis", InclusionRequest.Basis.class).orElse(null);
        if (basis == null) {
            faults.add("basis", texts.basisMissing());
        }
        if (form.given("application").isEmpty()) {
            faults.add("application", texts.applicationMissing());
        }
        if (faults.any() || basis == null) {
            return page(400, faults, null, form);
        }
        var request = new InclusionRequest(
                Iin.of(iin),
                own.precinct().code(),
                basis,
                form.text("application"),
                form.given("case").orElse(null));
        boolean byCourt = basis == InclusionRequest.Basis.COURT_DECISION;
        var known = Map.of(
                "application", new Faults.Fault("application", texts.applicationMissing()),
                "caseNumber", new Faults.Fault("case", byCourt ? texts.courtMissing() : texts.courtNeedless()));
        return pages.sent(
                faults,
                known,
                () -> inclusions.include(own.election().code(), request),
                "/desk/approvals?done=asked",
                (status, refusal) -> page(status, faults, refusal, form));
    }

    private Response page(int status, Faults faults, @Nullable Refused refusal, Form form) {
        pages.visit().keepAt(HERE, form, FIELDS);
        var texts = pages.texts(InclusionTexts.class);
        return pages.show(
                status, new Include(faults, refusal, form, Choice.of(InclusionRequest.Basis.class, texts::basisOf)));
    }
}
