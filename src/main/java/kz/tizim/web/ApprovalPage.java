package kz.tizim.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
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
import kz.tizim.access.ApprovalResource;
import kz.tizim.access.Approvals;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.page.Form;
import kz.tizim.page.Pages;
import kz.tizim.page.Refused;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What waits for a second person, and that person's decision. */
@Path("/admin/approvals")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME, Role.TERRITORIAL_NAME})
@RunOnVirtualThread
class ApprovalPage {
    private static final String HERE = "/admin/approvals";
    private static final int ROWS = 25;

    private final Approvals approvals;
    private final CurrentOperator current;
    private final Pages pages;

    ApprovalPage(Approvals approvals, CurrentOperator current, Pages pages) {
        this.approvals = approvals;
        this.current = current;
        this.pages = pages;
    }

    /**
     * What waits, in the order asked.
     *
     * @param news {@code approved}, {@code refused} or nothing
     * @param next id after which the next page goes on, 0 where there is none
     */
    @CheckedTemplate(basePath = "web")
    record Waiting(List<Row> rows, @Nullable Refused refusal, String news, int next) implements TemplateInstance {}

    /** A matter, and whether the reader has asked for it. */
    record Row(ApprovalResource.Shown matter, Matter kind, boolean own) {
        public boolean ofImport() {
            return kind == Matter.IMPORT || kind == Matter.IMPORT_ROLLBACK;
        }
    }

    @GET
    @Operation(hidden = true)
    public Response waiting(
            @QueryParam("after") @DefaultValue("0") @Min(0) int after,
            @QueryParam("done") @DefaultValue("") String done) {
        String news = List.of("approved", "refused").contains(done) ? done : "";
        return pages.show(page(after, null, news));
    }

    @POST
    @Path("/{id}/decision")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(@PathParam("id") int id, Form form) {
        boolean approve = form.text("decision").equals("approve");
        return pages.decided(
                HERE,
                () -> {
                    approvals.decide(id, approve, current.get());
                    return HERE + "?done=" + (approve ? "approved" : "refused");
                },
                refusal -> page(0, refusal, ""));
    }

    private Waiting page(int after, @Nullable Refused refusal, String news) {
        Operator operator = current.get();
        List<Row> rows = approvals.waiting(operator, after, ROWS).stream()
                .map(approval -> new Row(
                        ApprovalResource.Shown.of(approval),
                        Matter.of(approval.kind),
                        approval.requestedBy == operator.accountId()))
                .toList();
        return new Waiting(
                rows,
                refusal,
                news,
                rows.size() < ROWS ? 0 : rows.getLast().matter().id());
    }
}
