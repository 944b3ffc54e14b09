package kz.tizim.voterlist;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
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
import kz.tizim.access.Role;
import kz.tizim.election.ElectionShown;
import kz.tizim.election.Elections;
import kz.tizim.page.Faults;
import kz.tizim.page.Form;
import kz.tizim.page.Pages;
import kz.tizim.page.Refused;
import kz.tizim.precinct.Kato;
import kz.tizim.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The queue of those without a precinct, address by address, and decisions about it, by the API's own resource. */
@Path("/")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
@RunOnVirtualThread
class AddressPage {
    private static final int ROWS = 25;
    private static final String ALIAS = "ALIAS ";
    private static final String RULE = "RULE ";
    private static final String PRECINCT = "precinct";
    private static final String DECISION = "decision";

    private final AddressResource addresses;
    private final Elections elections;
    private final Pages pages;

    AddressPage(AddressResource addresses, Elections elections, Pages pages) {
        this.addresses = addresses;
        this.elections = elections;
        this.pages = pages;
    }

    /**
     * Addresses that wait.
     *
     * @param placed how many citizens the last decision has placed, empty where none was made
     * @param after how many addresses come before this page
     * @param next how many addresses come before the next page, 0 where there is none
     */
    @CheckedTemplate(basePath = "voterlist")
    record Addresses(
            ElectionShown election,
            List<WaitingAddress> addresses,
            Filled filled,
            Faults faults,
            @Nullable Refused refusal,
            String placed,
            int after,
            int next)
            implements TemplateInstance {}

    /**
     * What was filled in for one of the addresses shown.
     *
     * @param at which one it is, -1 where it is not shown
     */
    record Filled(int at, Form form) {

        static Filled among(List<WaitingAddress> shown, Form form) {
            for (int i = 0; i < shown.size(); i++) {
                WaitingAddress one = shown.get(i);
                if (one.kato().equals(form.text("kato"))
                        && one.street().equals(form.text("street"))
                        && one.house().equals(form.text("house"))) {
                    return new Filled(i, form);
                }
            }
            return new Filled(-1, form);
        }

        public boolean is(int index) {
            return index == at;
        }

        /** The form of an address. */
        public Form of(int index) {
            return is(index) ? form : Form.empty();
        }

        /** Id of a field of the form, empty where that is not shown. */
        String id(String field) {
            return at < 0 || field.isEmpty() ? "" : field + "-" + at;
        }
    }

    @GET
    @Path("/admin/lists/{election}/addresses")
    @Operation(hidden = true)
    public Response show(
            @PathParam("election") String election,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(100_000_000) int after,
            @QueryParam("placed") @DefaultValue("") @Pattern(regexp = "[0-9]{0,9}") String placed) {
        return pages.show(page(election, after, Form.empty(), new Faults(), null, placed));
    }

    @POST
    @Path("/admin/lists/{election}/addresses")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(
            @PathParam("election") String election,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(100_000_000) int after,
            Form form) {
        var texts = pages.texts(ListTexts.class);
        var faults = new Faults();
        String choice = form.text("choice");
        String precinct = form.given(PRECINCT).orElse(choice.startsWith(RULE) ? choice.substring(RULE.length()) : "");
        boolean alias = form.given(PRECINCT).isEmpty() && choice.startsWith(ALIAS);
        if (!alias && precinct.isEmpty()) {
            faults.add(PRECINCT, texts.choiceMissing());
        }
        if (form.given(DECISION).isEmpty()) {
            faults.add(DECISION, texts.actMissing());
        }
        if (faults.any()) {
            return pages.show(400, faulty(election, after, form, faults));
        }
        try {
            var decision = new AddressDecision(
                    new Kato(form.text("kato")),
                    form.text("street"),
                    alias || form.given("whole").isPresent() ? null : form.text("house"),
                    alias ? AddressDecision.Kind.ALIAS : AddressDecision.Kind.RULE,
                    alias ? choice.substring(ALIAS.length()) : null,
                    alias ? null : precinct,
                    form.text(DECISION));
            String here = "/admin/lists/" + election + "/addresses";
            return pages.decided(
                    after == 0 ? here : here + "?after=" + after,
                    () -> here + "?placed="
                            + addresses.decide(election, decision).changed(),
                    refusal -> refused(election, after, form, refusal));
        } catch (ConstraintViolationException e) {
            e.getConstraintViolations()
                    .forEach(violation ->
                            fault(faults, violation.getPropertyPath().toString()));
        } catch (IllegalArgumentException e) {
            fault(faults, "");
        }
        return pages.show(400, faulty(election, after, form, faults));
    }

    private void fault(Faults faults, String path) {
        var texts = pages.texts(ListTexts.class);
        switch (path.substring(path.lastIndexOf('.') + 1)) {
            case PRECINCT -> faults.add(PRECINCT, texts.precinctWrong());
            case DECISION -> faults.add(DECISION, texts.actMissing());
            default -> faults.add("", texts.choiceMissing());
        }
    }

    private Addresses refused(String election, int after, Form form, Refused refusal) {
        var faults = new Faults();
        if (refusal.type() != ProblemType.NOT_FOUND) {
            return page(election, after, form, faults, refusal, "");
        }
        faults.add(PRECINCT, pages.texts(ListTexts.class).precinctUnknown());
        return faulty(election, after, form, faults);
    }

    private Addresses faulty(String election, int after, Form form, Faults faults) {
        pages.visit().keep(form, "kato", "street", "house", "choice", PRECINCT, "whole", DECISION);
        return page(election, after, form, faults, null, "");
    }

    private Addresses page(
            String election, int after, Form form, Faults faults, @Nullable Refused refusal, String placed) {
        List<WaitingAddress> shown = addresses.list(election, after, ROWS);
        int next = shown.size() < ROWS ? 0 : after + ROWS;
        Filled filled = Filled.among(shown, form);
        var placedFaults = new Faults();
        faults.list().forEach(fault -> placedFaults.add(filled.id(fault.field()), fault.message()));
        return new Addresses(elections.shown(election), shown, filled, placedFaults, refusal, placed, after, next);
    }

    /** What a form sends when a suggestion is taken. */
    @TemplateExtension
    static String choice(WaitingAddress.Suggested suggested) {
        return isAlias(suggested) ? ALIAS + suggested.street() : RULE + suggested.precinct();
    }

    @TemplateExtension
    static boolean isAlias(WaitingAddress.Suggested suggested) {
        return suggested.ground().equals("SIMILAR_STREET");
    }

    @TemplateExtension
    static String percent(WaitingAddress.Suggested suggested) {
        return String.valueOf(Math.round(suggested.likeness() * 100));
    }

    @TemplateExtension
    static Unplaced why(WaitingAddress waiting) {
        return Unplaced.valueOf(waiting.reason());
    }
}
