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
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Role;
import kz.tizim.page.Faults;
import kz.tizim.page.Form;
import kz.tizim.page.PageTexts;
import kz.tizim.page.Pages;
import kz.tizim.precinct.OwnPrecinct;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Redeems a certificate at the desk of a precinct. */
@Path("/")
@RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
@RunOnVirtualThread
public class RedemptionPage {
    private static final String DESK = "/desk";

    private final CertificateResource certificates;
    private final Seals seals;
    private final AuditTrail audit;
    private final OwnPrecinct own;
    private final Pages pages;

    RedemptionPage(CertificateResource certificates, Seals seals, AuditTrail audit, OwnPrecinct own, Pages pages) {
        this.certificates = certificates;
        this.seals = seals;
        this.audit = audit;
        this.own = own;
        this.pages = pages;
    }

    /**
     * Asks for the holder's document.
     *
     * @param seal what a scanner has read, of a genuine paper; empty of a number that was typed
     */
    @CheckedTemplate(basePath = "certificate")
    record Redeem(Faults faults, String number, String seal, String iin, String document) implements TemplateInstance {}

    @CheckedTemplate(basePath = "certificate")
    record NotGenuine(String number) implements TemplateInstance {}

    @CheckedTemplate(basePath = "certificate")
    record Redeemed(String listNumber) implements TemplateInstance {}

    /**
     * Asks for the identity document that goes with a certificate, whose number was typed, or whose code a scanner has read.
     * Nobody is admitted on a forged paper, even if its number was given out.
     *
     * @return empty of a text that is neither
     */
    public Optional<Response> ask(String text) {
        try {
            if (!text.startsWith(Seal.VERSION)) {
                return Optional.of(ask(CertificateNumber.of(Form.numberIn(text)), ""));
            }
            var seal = new Seal(text);
            CertificateNumber number = seal.facts().number();
            return Optional.of(seals.isGenuine(seal) ? ask(number, text) : notGenuine(number));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Response ask(CertificateNumber number, String seal) {
        return pages.show(new Redeem(new Faults(), number.digits(), seal, "", ""));
    }

    private Response notGenuine(CertificateNumber number) {
        audit.record(
                own.operator(),
                "certificate-checked",
                "NOT_GENUINE",
                own.election().code() + " " + number);
        return pages.show(new NotGenuine(number.digits()));
    }

    @GET
    @Path("/desk/redemption")
    @Operation(hidden = true)
    public Response again() {
        return pages.leadTo(DESK);
    }

    @POST
    @Path("/desk/redemption")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response redeem(Form form) {
        pages.visit().keep(form, "number", "seal", "iin", "document", "key");
        var texts = pages.texts(CertificateTexts.class);
        var faults = new Faults();
        String iin = form.number("iin");
        String document = form.text("document").toUpperCase(Locale.ROOT);
        if (!Iin.valid(iin)) {
            faults.add("iin", pages.texts(PageTexts.class).iinWrong());
        }
        if (!document.matches(IssueRequest.DOCUMENT)) {
            faults.add("document", texts.documentWrong());
        }
        if (faults.any()) {
            return pages.show(
                    400, new Redeem(faults, form.text("number"), form.text("seal"), form.text("iin"), document));
        }
        var request = new RedemptionRequest(Iin.of(iin), own.precinct().code(), document);
        Response answer = certificates.redeem(own.election().code(), form.text("number"), form.text("key"), request);
        return pages.answer(
                answer,
                own.precinct().zone(),
                DESK,
                PageTexts::noBallot,
                body -> new Redeemed(body.path("listNumber").asText()));
    }
}
