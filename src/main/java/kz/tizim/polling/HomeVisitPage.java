package kz.tizim.polling;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import kz.tizim.access.Role;
import kz.tizim.page.Choice;
import kz.tizim.page.Faults;
import kz.tizim.page.Form;
import kz.tizim.page.Pages;
import kz.tizim.precinct.OwnPrecinct;
import kz.tizim.precinct.PollingSession;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The requests of a precinct for voting at home: what became of them, the way of two members, and the ballots given there. */
@Path("/")
@RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
@RunOnVirtualThread
class HomeVisitPage {
    private static final String HERE = "/desk/home-visits";
    private static final int ROWS = 50;
    private static final int MOST = 1_000_000;
    private static final List<String> NEWS = List.of("decided", "withdrawn");

    private final HomeVisitResource requests;
    private final RouteResource routes;
    private final BallotForm ballots;
    private final SessionResource sessions;
    private final HomeVisits visits;
    private final OwnPrecinct own;
    private final Pages pages;

    HomeVisitPage(
            HomeVisitResource requests,
            RouteResource routes,
            BallotForm ballots,
            SessionResource sessions,
            HomeVisits visits,
            OwnPrecinct own,
            Pages pages) {
        this.requests = requests;
        this.routes = routes;
        this.ballots = ballots;
        this.sessions = sessions;
        this.visits = visits;
        this.own = own;
        this.pages = pages;
    }

    /**
     * A request, and whom it is of.
     *
     * @param given whether a ballot was given at home
     */
    record Row(HomeVisit visit, String name, String address, String requestedAt, boolean given) {}

    /**
     * The page.
     *
     * @param chair whether the reader decides
     * @param open whether ballots are given now
     * @param form what was filled in for the request, or the route, with a fault
     * @param news {@code decided}, {@code withdrawn} or nothing
     * @param after how many come before this page
     * @param next how many come before the next page, 0 where there is none
     */
    @CheckedTemplate(basePath = "polling")
    record Visits(
            List<Row> rows,
            List<Choice> members,
            boolean chair,
            boolean open,
            Faults faults,
            Form form,
            String news,
            int after,
            int next)
            implements TemplateInstance {}

    @GET
    @Path("/desk/home-visits")
    @Operation(hidden = true)
    public Response show(
            @QueryParam("after") @DefaultValue("0") @Min(0) @Max(MOST) int after,
            @QueryParam("done") @DefaultValue("") String done) {
        return page(200, after, new Faults(), Form.empty(), NEWS.contains(done) ? done : "");
    }

    /** Whoever loads again what came from a form begins anew. */
    @GET
    @Path("/desk/home-visits/{act:ballot|route}")
    @Operation(hidden = true)
    public Response again() {
        return pages.leadTo(HERE);
    }

    @GET
    @Path("/desk/home-visits/{visit}/{act:decision|withdrawal}")
    @Operation(hidden = true)
    public Response decidedAgain() {
        return again();
    }

    @POST
    @Path("/desk/home-visits/{visit}/decision")
    @RolesAllowed(Role.CHAIR_NAME)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(@PathParam("visit") UUID visit, Form form) {
        pages.visit().keep(form, "accepted", "reason", "after", "key");
        boolean accepted = form.text("accepted").equals("yes");
        var decision = new HomeVisitRequest.Decision(
                accepted, accepted ? null : form.given("reason").orElse(null));
        var faults = new Faults();
        var reason = new Faults.Fault(
                "reason-" + visit, pages.texts(HomeVisitTexts.class).refusalReasonMissing());
        return faults.sending(
                        Map.of("reason", reason),
                        () -> requests.decide(own.election().code(), visit, form.text("key"), decision))
                .map(answer -> next(answer, HomeVisitTexts::undecided, "decided"))
                .orElseGet(() -> page(400, after(form), faults, form, ""));
    }

    @POST
    @Path("/desk/home-visits/{visit}/withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response withdraw(@PathParam("visit") UUID visit, Form form) {
        pages.visit().keep(form, "reference", "after", "key");
        var withdrawal = new HomeVisitRequest.Withdrawal(form.text("reference"));
        var faults = new Faults();
        var reference = new Faults.Fault(
                "reference-" + visit, pages.texts(HomeVisitTexts.class).referenceMissing());
        return faults.sending(
                        Map.of("reference", reference),
                        () -> requests.withdraw(own.election().code(), visit, form.text("key"), withdrawal))
                .map(answer -> next(answer, HomeVisitTexts::notWithdrawn, "withdrawn"))
                .orElseGet(() -> page(400, after(form), faults, form, ""));
    }

    private Response next(Response answer, Function<HomeVisitTexts, String> undone, String news) {
        String word = undone.apply(pages.texts(HomeVisitTexts.class));
        return pages.answer(answer, own.precinct().zone(), HERE, _ -> word, HERE + "?done=" + news);
    }

    /** The ballots that two members bring back from a home. */
    @POST
    @Path("/desk/home-visits/ballot")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response giveBallots(Form form) {
        return ballots.give(
                form, BallotRequest.Channel.HOME, pages.texts(DeskTexts.class).givenAtHome(), HERE);
    }

    /** The route sheet, as a file. */
    @POST
    @Path("/desk/home-visits/route")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response route(Form form) {
        pages.visit().keepAt(HERE, form, List.of("first", "second", "after"));
        var texts = pages.texts(HomeVisitTexts.class);
        var faults = new Faults();
        Optional<Response> sheet = faults.sending(
                Map.of(
                        "first", new Faults.Fault("first", texts.memberMissing()),
                        "second", new Faults.Fault("second", texts.otherMemberMissing())),
                () -> routes.route(own.election().code(), null, number(form, "first"), number(form, "second")));
        return sheet.map(printed -> Response.fromResponse(printed)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"route.pdf\"")
                        .build())
                .orElseGet(() -> page(400, after(form), faults, form, ""));
    }

    /** Of how many the page stood behind on which a form was: with a fault that one is shown. */
    private static int after(Form form) {
        return Math.min(number(form, "after"), MOST);
    }

    private static int number(Form form, String field) {
        return form.text(field).matches("[0-9]{1,9}") ? Integer.parseInt(form.text(field)) : 0;
    }

    /** What was filled in for the route, in another language. */
    @POST
    @Path("/desk/home-visits")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response show(Form form) {
        pages.visit().keepAt(HERE, form, List.of("first", "second", "after"));
        return page(200, after(form), new Faults(), form, "");
    }

    private Response page(int status, int after, Faults faults, Form form, String news) {
        boolean ahead = own.hasElection();
        List<Row> rows = ahead ? rows(after) : List.of();
        return pages.show(
                status,
                new Visits(
                        rows,
                        ahead ? members() : List.of(),
                        own.operator().role() == Role.CHAIR,
                        ahead
                                && sessions.show(
                                                        own.election().code(),
                                                        own.precinct().code())
                                                .state()
                                        == PollingSession.State.OPEN,
                        faults,
                        form,
                        news,
                        after,
                        rows.size() < ROWS ? 0 : after + ROWS));
    }

    @TemplateExtension
    static String colour(HomeVisit.State state) {
        return switch (state) {
            case REQUESTED -> "yellow";
            case ACCEPTED -> "green";
            case REFUSED -> "red";
            case WITHDRAWN -> "grey";
        };
    }

    @TemplateExtension
    static boolean waits(HomeVisit visit) {
        return visit.state() == HomeVisit.State.REQUESTED;
    }

    @TemplateExtension
    static boolean stands(HomeVisit visit) {
        return visit.state() == HomeVisit.State.ACCEPTED;
    }

    private List<Choice> members() {
        return routes.members(own.election().code(), null).stream()
                .map(member -> new Choice(String.valueOf(member.account()), member.name()))
                .toList();
    }

    private List<Row> rows(int after) {
        var read = requests.read(own.election().code(), null, after, ROWS);
        Map<UUID, HomeVisits.Voter> voters = visits.voters(own.election(), own.precinct(), after, ROWS);
        return read.stream()
                .map(visit -> {
                    var voter = voters.getOrDefault(visit.id(), HomeVisits.Voter.unlisted(false));
                    return new Row(
                            visit,
                            voter.name(),
                            voter.address(),
                            pages.visit().language().moment(visit.requestedAt()),
                            voter.given());
                })
                .toList();
    }
}
