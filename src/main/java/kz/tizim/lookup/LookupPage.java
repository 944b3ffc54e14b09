package kz.tizim.lookup;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import kz.tizim.page.Faults;
import kz.tizim.page.Form;
import kz.tizim.page.Language;
import kz.tizim.page.PageTexts;
import kz.tizim.page.Pages;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.problem.ProblemException;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where do I vote? The same question as the API's, of the same service. */
@Path("/")
@PermitAll
@RunOnVirtualThread
class LookupPage {
    private static final Pattern LAST4 = Pattern.compile("[0-9]{4}");

    private final LookupService lookup;
    private final Pages pages;

    LookupPage(LookupService lookup, Pages pages) {
        this.lookup = lookup;
        this.pages = pages;
    }

    @CheckedTemplate(basePath = "lookup")
    record Ask(Faults faults, String iin, String last4) implements TemplateInstance {}

    @CheckedTemplate(basePath = "lookup")
    record Told(Language language, LookupAnswer answer) implements TemplateInstance {}

    @GET
    @Path("/")
    @Operation(hidden = true)
    public Response ask() {
        return pages.show(new Ask(new Faults(), "", ""));
    }

    @POST
    @Path("/")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response find(Form form) {
        pages.visit().keep(form, "iin", "last4");
        String iin = form.number("iin");
        String last4 = form.text("last4");
        var texts = pages.texts(LookupTexts.class);
        var faults = new Faults();
        if (!Iin.valid(iin)) {
            faults.add("iin", pages.texts(PageTexts.class).iinWrong());
        }
        if (!LAST4.matcher(last4).matches()) {
            faults.add("last4", texts.last4Wrong());
        }
        var again = new Ask(faults, form.text("iin"), last4);
        if (faults.any()) {
            return pages.show(400, again);
        }
        try {
            LookupAnswer answer = lookup.find(new LookupRequest(Iin.of(iin), last4, null));
            return pages.show(new Told(pages.visit().language(), answer));
        } catch (ProblemException e) {
            return pages.later(e, faults, again);
        }
    }

    @TemplateExtension
    static boolean any(PrecinctFacts.Accessibility accessibility) {
        return accessibility.ramp() || accessibility.tactile() || accessibility.signLanguage() || accessibility.lift();
    }

    /** A telephone number as a link dials it. */
    @TemplateExtension
    static String dialled(String phone) {
        return phone.replaceAll("[^+0-9]", "");
    }
}
