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
import kz.tizim.problem.ProblemType;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The queue of those without a precinct, person by person, and decisions about it, by the API's own resource. */
@Path("/")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
@RunOnVirtualThread
class PeoplePage {
    private static final int ROWS = 25;
    private static final String OVERLAP = "([0-9]{1,9}-[0-9]{1,9})?";
    private static final String PRECINCT = "precinct";
    private static final String FIRST = "person-0";

    private final UnassignedResource people;
    private final Elections elections;
    private final Pages pages;

    PeoplePage(UnassignedResource people, Elections elections, Pages pages) {
        this.people = people;
        this.elections = elections;
        this.pages = pages;
    }

    /**
     * Citizens who wait.
     *
     * @param form what was filled in
     * @param key names the next attempt to decide
     */
    @CheckedTemplate(basePath = "voterlist")
    record People(
            ElectionShown election,
            List<UnassignedShown> people,
            Form form,
            Faults faults,
            @Nullable Refused refusal,
            Part part,
            String key,
            Decided decided,
            int next)
            implements TemplateInstance {}

    /**
     * The part of the queue that is shown.
     *
     * @param overlap the two rules that contradict each other, empty for everybody
     * @param after how many citizens come before it
     */
    record Part(String overlap, int after) {
        public String query() {
            return after == 0 ? ofOverlap("?") : "?after=" + after + ofOverlap("&");
        }

        String ofOverlap(String separator) {
            return overlap.isEmpty() ? "" : separator + "overlap=" + overlap;
        }
    }

    /**
     * What the last decision has done.
     *
     * @param listed how many it has listed, -1 where none was made
     * @param refused how many it has not
     */
    record Decided(long listed, long refused) {
        static final Decided NONE = new Decided(-1, 0);
    }

    @GET
    @Path("/admin/lists/{election}/people")
    @Operation(hidden = true)
    public Response show(
            @PathParam("election") String election,
            @QueryParam("overlap") @DefaultValue("") @Pattern(regexp = OVERLAP) String overlap,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(100_000_000) int after,
            @QueryParam("listed") @DefaultValue("-1") int listed,
            @QueryParam("refused") @DefaultValue("0") int refused) {
        return pages.show(page(
                election, new Part(overlap, after), Form.empty(), new Faults(), null, new Decided(listed, refused)));
    }

    @POST
    @Path("/admin/lists/{election}/people")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response assign(
            @PathParam("election") String election,
            @QueryParam("overlap") @DefaultValue("") @Pattern(regexp = OVERLAP) String overlap,
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(100_000_000) int after,
            Form form) {
        var texts = pages.texts(ListTexts.class);
        var faults = new Faults();
        var part = new Part(overlap, after);
        var chosen = new ArrayList<AssignmentRequest.One>();
        for (String iin : form.all("iin")) {
            if (Iin.valid(iin)) {
                chosen.add(new AssignmentRequest.One(Iin.of(iin), form.text(PRECINCT)));
            }
        }
        if (chosen.isEmpty()) {
            faults.add(FIRST, texts.noneTicked());
        }
        if (form.text(PRECINCT).isEmpty()) {
            faults.add(PRECINCT, texts.precinctWrong());
        }
        if (faults.any()) {
            return pages.show(400, faulty(election, part, form, faults));
        }
        try {
            String here = "/admin/lists/" + election + "/people";
            return pages.decided(
                    here + part.query(),
                    () -> here + assigned(election, form.text("key"), chosen) + part.ofOverlap("&"),
                    refusal -> refused(election, part, form, refusal));
        } catch (ConstraintViolationException e) {
            faults.add(PRECINCT, texts.precinctWrong());
            return pages.show(400, faulty(election, part, form, faults));
        }
    }

    /** The query that tells the outcome. */
    private String assigned(String election, String key, List<AssignmentRequest.One> chosen) {
        var results =
                people.assign(election, key, new AssignmentRequest(chosen)).results();
        long listed = results.stream()
                .filter(result -> result.outcome().equals("LISTED"))
                .count();
        return "?listed=" + listed + "&refused=" + (results.size() - listed);
    }

    private People refused(String election, Part part, Form form, Refused refusal) {
        var faults = new Faults();
        if (refusal.type() != ProblemType.NOT_FOUND) {
            return page(election, part, form, faults, refusal, Decided.NONE);
        }
        faults.add(PRECINCT, pages.texts(ListTexts.class).precinctUnknown());
        return faulty(election, part, form, faults);
    }

    private People faulty(String election, Part part, Form form, Faults faults) {
        pages.visit().keep(form, "iin", PRECINCT, "key");
        return page(election, part, form, faults, null, Decided.NONE);
    }

    private People page(
            String election, Part part, Form form, Faults faults, @Nullable Refused refusal, Decided decided) {
        List<UnassignedShown> shown = people.list(election, part.overlap(), part.after(), ROWS);
        int next = shown.size() < ROWS ? 0 : part.after() + ROWS;
        String key = pages.visit().newKey();
        return new People(elections.shown(election), shown, form, faults, refusal, part, key, decided, next);
    }

    @TemplateExtension
    static Unplaced why(UnassignedShown waiting) {
        return Unplaced.valueOf(waiting.reason());
    }
}
