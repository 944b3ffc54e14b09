package kz.tizim.certificate;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import kz.tizim.access.Role;
import kz.tizim.page.Choice;
import kz.tizim.page.Faults;
import kz.tizim.page.Form;
import kz.tizim.page.PageTexts;
import kz.tizim.page.Pages;
import kz.tizim.precinct.Kato;
import kz.tizim.precinct.OwnPrecinct;
import kz.tizim.print.PaperDocument;
import kz.tizim.problem.ProblemException;
import kz.tizim.problem.ProblemType;
import kz.tizim.registry.Iin;
import kz.tizim.voterlist.ListSearch;
import kz.tizim.voterlist.VoterShown;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Issues a certificate at the desk of the voter's precinct. */
@Path("/")
@RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
@RunOnVirtualThread
class IssuePage {
    private static final String DESK = "/desk";

    private final CertificateResource certificates;
    private final PaperResource papers;
    private final ListSearch lists;
    private final OwnPrecinct own;
    private final Pages pages;

    IssuePage(CertificateResource certificates, PaperResource papers, ListSearch lists, OwnPrecinct own, Pages pages) {
        this.certificates = certificates;
        this.papers = papers;
        this.lists = lists;
        this.own = own;
        this.pages = pages;
    }

    @CheckedTemplate(basePath = "certificate")
    record Apply(@Nullable VoterShown voter, Faults faults, Form form, List<Choice> contests)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "certificate")
    record Issued(String number, String contest) implements TemplateInstance {}

    @GET
    @Path("/desk/certificate")
    @Operation(hidden = true)
    public Response again() {
        return pages.leadTo(DESK);
    }

    @GET
    @Path("/desk/certificate/issue")
    @Operation(hidden = true)
    public Response againIssued() {
        return again();
    }

    @POST
    @Path("/desk/certificate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response ask(Form form) {
        pages.visit().keep(form, "iin");
        return pages.show(apply(new Faults(), form));
    }

    @POST
    @Path("/desk/certificate/issue")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response issue(Form form) {
        pages.visit().keep(form, "iin", "contest", "document", "proxy", "power", "blank", "destination", "key");
        var texts = pages.texts(CertificateTexts.class);
        var faults = new Faults();
        String document = form.text("document").toUpperCase(Locale.ROOT);
        if (form.text("contest").isEmpty()) {
            faults.add("contest", texts.contestMissing());
        }
        if (!document.matches(IssueRequest.DOCUMENT)) {
            faults.add("document", texts.documentWrong());
        }
        if (form.given("proxy").isPresent() && form.given("power").isEmpty()) {
            faults.add("power", texts.powerMissing());
        }
        CertificateNumber blank = optional(form, "blank", CertificateNumber::of, faults, texts.blankWrong());
        Kato destination = optional(form, "destination", Kato::new, faults, texts.destinationWrong());
        if (faults.any()) {
            return pages.show(400, apply(faults, form));
        }
        var applicant = new IssueRequest.ApplicantRequest(
                form.given("proxy").isPresent() ? Certificate.Applicant.PROXY : Certificate.Applicant.VOTER,
                form.given("proxy").orElse(null),
                form.given("power").orElse(null));
        var request = new IssueRequest(
                form.read("iin", Iin::of, "must be an IIN"),
                form.text("contest"),
                document,
                applicant,
                blank,
                destination);
        Response answer = answer(form.text("key"), request);
        pages.fault(answer, "blankNumber").ifPresent(message -> faults.add("blank", texts.blank() + ": " + message));
        if (faults.any()) {
            return pages.show(400, apply(faults, form));
        }
        return pages.answer(
                answer,
                own.precinct().zone(),
                DESK,
                PageTexts::noCertificate,
                body -> new Issued(
                        body.path("number").asText(),
                        pages.title(own.election(), body.path("contest").asText())));
    }

    /** What the API answers; a blank that another desk has just used is a fault like one that was used before. */
    private Response answer(String key, IssueRequest request) {
        try {
            return certificates.issue(own.election().code(), key, request);
        } catch (ProblemException e) {
            if (e.problem().type() != ProblemType.INVALID_REQUEST) {
                throw e;
            }
            return Response.status(e.problem().type().status())
                    .entity(e.problem().body())
                    .build();
        }
    }

    @GET
    @Path("/desk/certificate/{number}.pdf")
    @Produces(PaperDocument.PDF)
    @Operation(hidden = true)
    public RestResponse<byte[]> paper(@PathParam("number") String number) {
        return papers.paper(own.election().code(), number);
    }

    private static <T> @Nullable T optional(
            Form form, String field, Function<String, T> reader, Faults faults, String message) {
        try {
            return form.given(field).map(reader).orElse(null);
        } catch (IllegalArgumentException e) {
            faults.add(field, message);
            return null;
        }
    }

    /** For whom it is, as this list writes the voter; of others the number alone. */
    private Apply apply(Faults faults, Form form) {
        String iin = form.number("iin");
        VoterShown voter = Iin.valid(iin)
                ? lists.search(own.election(), own.precinct(), iin, own.operator()).voters().stream()
                        .findFirst()
                        .orElse(null)
                : null;
        return new Apply(
                voter,
                faults,
                form,
                pages.contests(own.election(), own.precinct().kato()));
    }
}
