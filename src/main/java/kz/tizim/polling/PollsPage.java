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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.page.Faults;
import kz.tizim.page.Form;
import kz.tizim.page.Language;
import kz.tizim.page.PageTexts;
import kz.tizim.page.Pages;
import kz.tizim.precinct.OwnPrecinct;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemException;
import kz.tizim.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Opens a precinct, and closes it with what was counted by hand. */
@Path("/")
@RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
@RunOnVirtualThread
class PollsPage {
    private static final String HERE = "/desk/polls";
    private static final List<String> SIGNED = List.of("main", "supplementary", "home");
    private static final List<String> COUNTED = List.of("received-", "issued-", "spoiled-", "unused-");
    private static final List<String> DIFFERENCE = List.of("act", "reason");

    private final SessionResource sessions;
    private final OwnPrecinct own;
    private final Pages pages;

    PollsPage(SessionResource sessions, OwnPrecinct own, Pages pages) {
        this.sessions = sessions;
        this.own = own;
        this.pages = pages;
    }

    /** A contest held here. */
    record Held(String code, String title) {}

    /** The closing of the election of a day. */
    record Former(String day, SessionShown session, List<Ballots> ballots) {}

    /** What was counted by hand of a contest, by its title. */
    record Ballots(String contest, String received, String issued, String spoiled, String unused) {}

    /** Two numbers that do not agree, in the reader's words. */
    record Differing(String what, String expected, String counted) {}

    /**
     * The page.
     *
     * @param former the election that was closed here before; null where there is none
     * @param chair whether the reader may open and close
     * @param form what was filled in
     * @param differences what did not agree, and what an act is needed for
     */
    @CheckedTemplate(basePath = "polling")
    record Polls(
            SessionShown session,
            String hours,
            @Nullable Former former,
            boolean chair,
            Faults faults,
            Form form,
            List<Held> contests,
            List<Differing> differences)
            implements TemplateInstance {}

    @GET
    @Path("/desk/polls")
    @Operation(hidden = true)
    public Response show() {
        return page(200, new Faults(), Form.empty(), List.of());
    }

    /** What was counted so far, in another language: it closes nothing. */
    @POST
    @Path("/desk/polls")
    @RolesAllowed(Role.CHAIR_NAME)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response show(Form form) {
        pages.visit().keepAt(HERE, form, fields());
        var faults = new Faults();
        request(form, faults);
        return page(200, faults, form, List.of());
    }

    @GET
    @Path("/desk/polls/{act:opening|closing}")
    @Operation(hidden = true)
    public Response again() {
        return pages.leadTo(HERE);
    }

    @POST
    @Path("/desk/polls/opening")
    @RolesAllowed(Role.CHAIR_NAME)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response open(Form form) {
        return acted(
                form, () -> sessions.open(own.election().code(), own.precinct().code()));
    }

    @POST
    @Path("/desk/polls/closing")
    @RolesAllowed(Role.CHAIR_NAME)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response close(Form form) {
        pages.visit().keepAt(HERE, form, fields());
        var faults = new Faults();
        ClosingRequest request = request(form, faults);
        return faults.any()
                ? page(400, faults, form, List.of())
                : acted(
                        form,
                        () -> sessions.close(
                                own.election().code(), own.precinct().code(), request));
    }

    /** Every field of the closing. */
    private List<String> fields() {
        Stream<String> counted =
                contests().stream().flatMap(contest -> COUNTED.stream().map(what -> what + contest.code()));
        return Stream.of(SIGNED.stream(), counted, DIFFERENCE.stream())
                .flatMap(fields -> fields)
                .toList();
    }

    private Response acted(Form form, Runnable act) {
        try {
            act.run();
            return pages.leadTo(HERE);
        } catch (ProblemException e) {
            var faults = new Faults();
            ProblemType type = e.problem().type();
            boolean differ = type == ProblemType.COUNTS_DIFFER;
            String what = type == ProblemType.LISTS_FROZEN
                    ? pages.texts(DeskTexts.class).listsNotHandedOver()
                    : pages.texts(PageTexts.class).problem(type);
            faults.add(differ ? "act" : "", what + opens(e.problem()));
            return page(
                    type.status(),
                    faults,
                    form,
                    differ ? differing(e.problem().facts().get("differences")) : List.of());
        }
    }

    /** When the precinct opens, where the problem knows. */
    private String opens(Problem problem) {
        return problem.facts().get("opensAt") instanceof String time
                ? ". " + pages.texts(PageTexts.class).factOpens() + ": "
                        + pages.visit()
                                .language()
                                .moment(OffsetDateTime.parse(time)
                                        .atZoneSameInstant(own.precinct().zone())
                                        .toOffsetDateTime())
                : "";
    }

    private ClosingRequest request(Form form, Faults faults) {
        var texts = pages.texts(DeskTexts.class);
        var signatures = new ClosingRequest.Signatures(
                number(form, "main", texts.signedMain(), faults),
                number(form, "supplementary", texts.signedSupplementary(), faults),
                number(form, "home", texts.signedHome(), faults));
        List<ClosingRequest.Ballots> ballots = contests().stream()
                .map(contest -> new ClosingRequest.Ballots(
                        contest.code(),
                        number(form, "received-" + contest.code(), contest.title() + ", " + texts.received(), faults),
                        number(form, "issued-" + contest.code(), contest.title() + ", " + texts.issued(), faults),
                        number(form, "spoiled-" + contest.code(), contest.title() + ", " + texts.spoiled(), faults),
                        number(form, "unused-" + contest.code(), contest.title() + ", " + texts.unused(), faults)))
                .toList();
        String act = form.given("act").orElse(null);
        String reason = form.given("reason").orElse(null);
        if ((act == null) != (reason == null)) {
            faults.add(act == null ? "act" : "reason", texts.actWithReason());
        }
        return new ClosingRequest(signatures, ballots, act, reason);
    }

    private long number(Form form, String field, String label, Faults faults) {
        String text = form.text(field).replaceAll("\\s", "");
        if (!text.matches("[0-9]{1,6}")) {
            faults.add(field, label + ": " + pages.texts(DeskTexts.class).numberMissing());
            return 0;
        }
        return Long.parseLong(text);
    }

    private List<Differing> differing(@Nullable Object differences) {
        var texts = pages.texts(DeskTexts.class);
        Language language = pages.visit().language();
        return differences instanceof List<?> list
                ? list.stream()
                        .filter(ClosingReport.Difference.class::isInstance)
                        .map(ClosingReport.Difference.class::cast)
                        .map(one -> new Differing(
                                texts.compared(one.number())
                                        + (one.contest() == null
                                                ? ""
                                                : ", " + pages.title(own.election(), one.contest())),
                                language.number(one.expected()),
                                language.number(one.counted())))
                        .toList()
                : List.of();
    }

    private Response page(int status, Faults faults, Form form, List<Differing> differences) {
        SessionShown session =
                sessions.show(own.election().code(), own.precinct().code());
        Language language = pages.visit().language();
        return pages.show(
                status,
                new Polls(
                        session,
                        language.day(own.election().pollingDay()) + ", " + language.clock(session.opensAt()) + "–"
                                + language.clock(session.closesAt()),
                        own.closedBefore().map(this::former).orElse(null),
                        own.operator().role() == Role.CHAIR,
                        faults,
                        form,
                        contests(),
                        differences));
    }

    private Former former(ElectionFacts election) {
        String precinct = own.precinct().code();
        Language language = pages.visit().language();
        return new Former(
                language.day(election.pollingDay()),
                sessions.show(election.code(), precinct),
                sessions.report(election.code(), precinct).contests().stream()
                        .map(ClosingReport.ContestLine::counted)
                        .map(counted -> new Ballots(
                                pages.title(election, counted.contest()),
                                language.number(counted.received()),
                                language.number(counted.issued()),
                                language.number(counted.spoiled()),
                                language.number(counted.unused())))
                        .toList());
    }

    private List<Held> contests() {
        return own.election().contestsAt(own.precinct().kato()).stream()
                .map(contest -> new Held(contest.code(), pages.title(own.election(), contest.code())))
                .toList();
    }
}
