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
import java.util.ArrayList;
import java.util.List;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionShown;
import kz.tizim.election.Elections;
import kz.tizim.page.Faults;
import kz.tizim.page.Form;
import kz.tizim.page.Pages;
import kz.tizim.page.Refused;
import kz.tizim.precinct.Kato;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The queue of those without a precinct, by address and by person, and decisions about it, by the API's own resources. */
@Path("/admin/lists")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
@RunOnVirtualThread
class QueuePage {
    private static final int ROWS = 25;
    private static final String ALIAS = "ALIAS ";
    private static final String RULE = "RULE ";

    private final AddressResource addresses;
    private final UnassignedResource people;
    private final Elections elections;
    private final Pages pages;

    QueuePage(AddressResource addresses, UnassignedResource people, Elections elections, Pages pages) {
        this.addresses = addresses;
        this.people = people;
        this.elections = elections;
        this.pages = pages;
    }

    /**
     * Addresses that wait.
     *
     * @param placed how many citizens the last decision has placed, empty where none was made
     * @param next how many addresses come before the next page, 0 where there is none
     */
    @CheckedTemplate(basePath = "voterlist")
    record Addresses(
            ElectionShown election,
            List<WaitingAddress> addresses,
            Faults faults,
            @Nullable Refused refusal,
            String placed,
            int next)
            implements TemplateInstance {}

    /**
     * Citizens who wait.
     *
     * @param key names the next attempt to decide
     * @param listed how many the last decision has listed, -1 where none was made
     * @param refused how many it has not
     */
    @CheckedTemplate(basePath = "voterlist")
    record People(
            ElectionShown election,
            List<UnassignedShown> people,
            Faults faults,
            @Nullable Refused refusal,
            String overlap,
            String key,
            long listed,
            long refused,
            int next)
            implements TemplateInstance {}

    @GET
    @Path("/{election}/addresses")
    @Operation(hidden = true)
    public Response byAddress(
            @PathParam("election") String election,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(100_000_000) int after,
            @QueryParam("placed") @DefaultValue("") @Pattern(regexp = "[0-9]{0,9}") String placed) {
        return pages.show(addresses(election, after, new Faults(), null, placed));
    }

    @POST
    @Path("/{election}/addresses")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(@PathParam("election") String election, Form form) {
        var texts = pages.texts(ListTexts.class);
        var faults = new Faults();
        String choice = form.text("choice");
        String precinct = form.given("precinct").orElse(choice.startsWith(RULE) ? choice.substring(RULE.length()) : "");
        boolean alias = form.given("precinct").isEmpty() && choice.startsWith(ALIAS);
        if (!alias && precinct.isEmpty()) {
            faults.add("", texts.choiceMissing());
        }
        if (form.given("decision").isEmpty()) {
            faults.add("", texts.actMissing());
        }
        if (faults.any()) {
            return pages.show(400, addresses(election, 0, faults, null, ""));
        }
        try {
            var decision = new AddressDecision(
                    new Kato(form.text("kato")),
                    form.text("street"),
                    alias || form.given("whole").isPresent() ? null : form.text("house"),
                    alias ? AddressDecision.Kind.ALIAS : AddressDecision.Kind.RULE,
                    alias ? choice.substring(ALIAS.length()) : null,
                    alias ? null : precinct,
                    form.text("decision"));
            return pages.decided(
                    () -> "/admin/lists/" + election + "/addresses?placed="
                            + addresses.decide(election, decision).changed(),
                    refusal -> addresses(election, 0, faults, refusal, ""));
        } catch (ConstraintViolationException | IllegalArgumentException e) {
            faults.add("", texts.actMissing());
            return pages.show(400, addresses(election, 0, faults, null, ""));
        }
    }

    @GET
    @Path("/{election}/people")
    @Operation(hidden = true)
    public Response byPerson(
            @PathParam("election") String election,
            @QueryParam("overlap") @DefaultValue("") @Pattern(regexp = "([0-9]{1,9}-[0-9]{1,9})?") String overlap,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(100_000_000) int after,
            @QueryParam("listed") @DefaultValue("-1") int listed,
            @QueryParam("refused") @DefaultValue("0") int refused) {
        return pages.show(people(election, overlap, after, new Faults(), null, listed, refused));
    }

    @POST
    @Path("/{election}/people")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response assign(
            @PathParam("election") String election,
            @QueryParam("overlap") @DefaultValue("") @Pattern(regexp = "([0-9]{1,9}-[0-9]{1,9})?") String overlap,
            Form form) {
        var texts = pages.texts(ListTexts.class);
        var faults = new Faults();
        var chosen = new ArrayList<AssignmentRequest.One>();
        for (String iin : form.all("iin")) {
            if (Iin.valid(iin)) {
                chosen.add(new AssignmentRequest.One(Iin.of(iin), form.text("precinct")));
            }
        }
        if (chosen.isEmpty()) {
            faults.add("", texts.noneTicked());
        }
        if (form.text("precinct").isEmpty()) {
            faults.add("precinct", texts.precinctWrong());
        }
        if (faults.any()) {
            return pages.show(400, people(election, overlap, 0, faults, null, -1, 0));
        }
        try {
            return pages.decided(
                    () -> assigned(election, form.text("key"), chosen)
                            + (overlap.isEmpty() ? "" : "&overlap=" + overlap),
                    refusal -> people(election, overlap, 0, faults, refusal, -1, 0));
        } catch (ConstraintViolationException e) {
            faults.add("precinct", texts.precinctWrong());
            return pages.show(400, people(election, overlap, 0, faults, null, -1, 0));
        }
    }

    /** Where the outcome is shown. */
    private String assigned(String election, String key, List<AssignmentRequest.One> chosen) {
        var results =
                people.assign(election, key, new AssignmentRequest(chosen)).results();
        long listed = results.stream()
                .filter(result -> result.outcome().equals("LISTED"))
                .count();
        return "/admin/lists/" + election + "/people?listed=" + listed + "&refused=" + (results.size() - listed);
    }

    private Addresses addresses(String election, int after, Faults faults, @Nullable Refused refusal, String placed) {
        List<WaitingAddress> page = addresses.list(election, after, ROWS);
        int next = page.size() < ROWS ? 0 : after + ROWS;
        return new Addresses(elections.shown(election), page, faults, refusal, placed, next);
    }

    private People people(
            String election,
            String overlap,
            int after,
            Faults faults,
            @Nullable Refused refusal,
            long listed,
            long refused) {
        List<UnassignedShown> page = people.list(election, overlap, after, ROWS);
        int next = page.size() < ROWS ? 0 : after + ROWS;
        String key = pages.visit().newKey();
        return new People(elections.shown(election), page, faults, refusal, overlap, key, listed, refused, next);
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
    static Unplaced why(UnassignedShown waiting) {
        return Unplaced.valueOf(waiting.reason());
    }

    @TemplateExtension
    static Unplaced why(WaitingAddress waiting) {
        return Unplaced.valueOf(waiting.reason());
    }
}
