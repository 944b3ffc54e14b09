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
import kz.tizim.precinct.OwnPrecinct;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Takes a voter's written request to vote at home. */
@Path("/")
@RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
@RunOnVirtualThread
class HomeVisitRequestPage {
    private static final String HERE = "/desk/home-visits/new";
    private static final String VISITS = "/desk/home-visits";

    private final HomeVisitResource requests;
    private final OwnPrecinct own;
    private final Pages pages;

    HomeVisitRequestPage(HomeVisitResource requests, OwnPrecinct own, Pages pages) {
        this.requests = requests;
        this.own = own;
        this.pages = pages;
    }

    @CheckedTemplate(basePath = "polling")
    record VisitAsk(Faults faults, Form form, List<Choice> reasons) implements TemplateInstance {}

    @CheckedTemplate(basePath = "polling")
    record VisitAsked() implements TemplateInstance {}

    @GET
    @Path("/desk/home-visits/new")
    @Operation(hidden = true)
    public Response ask() {
        return page(200, new Faults(), Form.empty());
    }

    /** For a voter whom the desk has found. */
    @POST
    @Path("/desk/home-visits/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response ask(Form form) {
        pages.visit().keepAt(HERE, form, List.of("iin", "reason", "reference"));
        return page(200, new Faults(), form);
    }

    @GET
    @Path("/desk/home-visits/new/request")
    @Operation(hidden = true)
    public Response again() {
        return pages.leadTo(HERE);
    }

    @POST
    @Path("/desk/home-visits/new/request")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response request(Form form) {
        pages.visit().keep(form, "iin", "reason", "reference", "key");
        var texts = pages.texts(HomeVisitTexts.class);
        var faults = new Faults();
        String iin = form.number("iin");
        if (!Iin.valid(iin)) {
            faults.add("iin", pages.texts(PageTexts.class).iinWrong());
        }
        HomeVisitRequest.Reason reason =
                form.one("reason", HomeVisitRequest.Reason.class).orElse(null);
        if (reason == null) {
            faults.add("reason", texts.reasonMissing());
        }
        if (form.given("reference").isEmpty()) {
            faults.add("reference", texts.referenceMissing());
        }
        if (faults.any() || reason == null) {
            return page(400, faults, form);
        }
        var request = new HomeVisitRequest(Iin.of(iin), own.precinct().code(), reason, form.text("reference"));
        return faults.sending(
                        Map.of("reference", new Faults.Fault("reference", texts.referenceMissing())),
                        () -> requests.request(own.election().code(), form.text("key"), request))
                .map(answer -> pages.answer(
                        answer, own.precinct().zone(), VISITS, _ -> texts.notTaken(), _ -> new VisitAsked()))
                .orElseGet(() -> page(400, faults, form));
    }

    private Response page(int status, Faults faults, Form form) {
        var texts = pages.texts(HomeVisitTexts.class);
        return pages.show(
                status, new VisitAsk(faults, form, Choice.of(HomeVisitRequest.Reason.class, texts::reasonOf)));
    }
}
