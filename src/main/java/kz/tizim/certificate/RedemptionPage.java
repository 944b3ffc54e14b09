package kz.tizim.certificate;

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
import java.util.Locale;
import java.util.Optional;
import kz.tizim.access.Role;
import kz.tizim.page.Faults;
import kz.tizim.page.Form;
import kz.tizim.page.Pages;
import kz.tizim.precinct.OwnPrecinct;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Redeems a certificate at the desk of a precinct. */
@Path("/desk/redemption")
@RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
@RunOnVirtualThread
public class RedemptionPage {
    private static final String DESK = "/desk";

    private final CertificateResource certificates;
    private final OwnPrecinct own;
    private final Pages pages;

    RedemptionPage(CertificateResource certificates, OwnPrecinct own, Pages pages) {
        this.certificates = certificates;
        this.own = own;
        this.pages = pages;
    }

    @CheckedTemplate(basePath = "certificate")
    record Redeem(Faults faults, String number, String iin, String document) implements TemplateInstance {}

    @CheckedTemplate(basePath = "certificate")
    record Redeemed(String listNumber) implements TemplateInstance {}

    /** The number of a certificate, as it was typed or as a scanner has read it from the paper; empty of anything else. */
    public static Optional<CertificateNumber> read(String text) {
        try {
            return Optional.of(
                    text.startsWith("TIZIM")
                            ? new Seal(text).facts().number()
                            : CertificateNumber.of(Form.numberIn(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Asks for the identity document that goes with a certificate. */
    public Response ask(CertificateNumber number) {
        return pages.show(new Redeem(new Faults(), number.digits(), "", ""));
    }

    @GET
    @Operation(hidden = true)
    public Response again() {
        return pages.leadTo(DESK);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response redeem(Form form) {
        pages.visit().keep(form, "number", "iin", "document", "key");
        var texts = pages.texts(CertificateTexts.class);
        var faults = new Faults();
        String iin = form.number("iin");
        String document = form.text("document").toUpperCase(Locale.ROOT);
        if (!Iin.valid(iin)) {
            faults.add("iin", texts.iinWrong());
        }
        if (!document.matches(IssueRequest.DOCUMENT)) {
            faults.add("document", texts.documentWrong());
        }
        if (faults.any()) {
            return pages.show(400, new Redeem(faults, form.text("number"), form.text("iin"), document));
        }
        var request = new RedemptionRequest(Iin.of(iin), own.precinct().code(), document);
        Response answer = certificates.redeem(own.election().code(), form.text("number"), form.text("key"), request);
        return pages.answer(
                answer,
                own.precinct().zone(),
                DESK,
                body -> new Redeemed(body.path("listNumber").asText()));
    }
}
