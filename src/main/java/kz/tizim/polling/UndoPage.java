package kz.tizim.polling;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import kz.tizim.access.ApprovalResource;
import kz.tizim.access.Role;
import kz.tizim.page.Choice;
import kz.tizim.page.Faults;
import kz.tizim.page.Form;
import kz.tizim.page.Pages;
import kz.tizim.page.Refused;
import kz.tizim.precinct.OwnPrecinct;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Asks to undo what was entered by mistake: a second person decides. */
@Path("/")
@RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
@RunOnVirtualThread
class UndoPage {
    private static final String HERE = "/desk/undoing/";
    private static final List<String> FIELDS = List.of("ground", "act", "reason");

    private final BallotResource ballots;
    private final ConflictVoidResource conflicts;
    private final OwnPrecinct own;
    private final Pages pages;

    UndoPage(BallotResource ballots, ConflictVoidResource conflicts, OwnPrecinct own, Pages pages) {
        this.ballots = ballots;
        this.conflicts = conflicts;
        this.own = own;
        this.pages = pages;
    }

    /**
     * The form.
     *
     * @param address of this page
     * @param grounds to choose from, empty of a conflict, which has none
     */
    @CheckedTemplate(basePath = "polling")
    record Undo(
            String address,
            List<Choice> grounds,
            Faults faults,
            @Nullable Refused refusal,
            Form form) implements TemplateInstance {}

    /** The address where it is asked to undo a ledger entry. */
    static String ofEntry(String entry) {
        return HERE + "entries/" + entry;
    }

    /** The address where it is asked to undo a conflict. */
    static String ofConflict(String conflict) {
        return HERE + "conflicts/" + conflict;
    }

    @GET
    @Path("/desk/undoing/{what:entries|conflicts}/{id}")
    @Operation(hidden = true)
    public Response ask(@PathParam("what") String what, @PathParam("id") UUID id) {
        return page(200, HERE + what + "/" + id, new Faults(), null, Form.empty());
    }

    /** The same form in another language. */
    @POST
    @Path("/desk/undoing/{what:entries|conflicts}/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response ask(@PathParam("what") String what, @PathParam("id") UUID id, Form form) {
        return page(200, HERE + what + "/" + id, new Faults(), null, form);
    }

    @GET
    @Path("/desk/undoing/{what:entries|conflicts}/{id}/request")
    @Operation(hidden = true)
    public Response again(@PathParam("what") String what, @PathParam("id") UUID id) {
        return pages.leadTo(HERE + what + "/" + id);
    }

    @POST
    @Path("/desk/undoing/entries/{entry}/request")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response undoEntry(@PathParam("entry") UUID entry, Form form) {
        var faults = new Faults();
        VoidRequest.Ground ground = form.one("ground", VoidRequest.Ground.class).orElse(null);
        if (ground == null) {
            faults.add("ground", pages.texts(UndoTexts.class).groundMissing());
        }
        return asked(
                ofEntry(entry.toString()),
                faults,
                form,
                () -> ballots.voidEntry(
                        own.election().code(),
                        entry,
                        new VoidRequest(Objects.requireNonNull(ground), form.text("act"), form.text("reason"))));
    }

    @POST
    @Path("/desk/undoing/conflicts/{conflict}/request")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response undoConflict(@PathParam("conflict") UUID conflict, Form form) {
        return asked(
                ofConflict(conflict.toString()),
                new Faults(),
                form,
                () -> conflicts.undo(
                        own.election().code(),
                        conflict,
                        new ConflictVoidRequest(form.text("act"), form.text("reason"))));
    }

    private Response asked(String address, Faults faults, Form form, Supplier<ApprovalResource.Shown> ask) {
        var texts = pages.texts(UndoTexts.class);
        var act = new Faults.Fault("act", texts.actMissing());
        var reason = new Faults.Fault("reason", texts.reasonMissing());
        for (Faults.Fault fault : List.of(act, reason)) {
            if (form.given(fault.field()).isEmpty()) {
                faults.add(fault.field(), fault.message());
            }
        }
        if (faults.any()) {
            return page(400, address, faults, null, form);
        }
        return pages.sent(
                faults,
                Map.of("act", act, "reason", reason),
                ask,
                "/desk/approvals?done=asked",
                (status, refusal) -> page(status, address, faults, refusal, form));
    }

    private Response page(int status, String address, Faults faults, @Nullable Refused refusal, Form form) {
        pages.visit().keepAt(address, form, FIELDS);
        var texts = pages.texts(UndoTexts.class);
        List<Choice> grounds =
                address.startsWith(ofEntry("")) ? Choice.of(VoidRequest.Ground.class, texts::groundOf) : List.of();
        return pages.show(status, new Undo(address, grounds, faults, refusal, form));
    }
}
