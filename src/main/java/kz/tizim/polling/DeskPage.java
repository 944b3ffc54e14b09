package kz.tizim.polling;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kz.tizim.access.Approvals;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.certificate.RedemptionPage;
import kz.tizim.page.Faults;
import kz.tizim.page.Form;
import kz.tizim.page.PageTexts;
import kz.tizim.page.Pages;
import kz.tizim.precinct.OwnPrecinct;
import kz.tizim.precinct.PollingSession;
import kz.tizim.registry.Iin;
import kz.tizim.voterlist.ListSearch;
import kz.tizim.voterlist.VoterHits;
import kz.tizim.voterlist.VoterShown;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The desk of a precinct: who stands there, and what that person may do. It calls what the API calls, in the same words; no
 * address of it names anybody.
 */
@Path("/")
@RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
@RunOnVirtualThread
class DeskPage {
    private static final String DESK = "/desk";
    private static final int LONGEST_QUERY = 300;
    private static final int MOST_WAITING = 100;
    /** What a scanner makes of {@code TIZIM} where the keyboard is Russian or Kazakh. */
    private static final String SCANNED_IN_CYRILLIC = "ЕШЯШЬ";

    private final EntitlementResource entitlements;
    private final BallotResource ballots;
    private final BallotForm ballotForm;
    private final SessionResource sessions;
    private final RedemptionPage redemption;
    private final ListSearch lists;
    private final Approvals approvals;
    private final OwnPrecinct own;
    private final Pages pages;

    DeskPage(
            EntitlementResource entitlements,
            BallotResource ballots,
            BallotForm ballotForm,
            SessionResource sessions,
            RedemptionPage redemption,
            ListSearch lists,
            Approvals approvals,
            OwnPrecinct own,
            Pages pages) {
        this.entitlements = entitlements;
        this.ballots = ballots;
        this.ballotForm = ballotForm;
        this.sessions = sessions;
        this.redemption = redemption;
        this.lists = lists;
        this.approvals = approvals;
        this.own = own;
        this.pages = pages;
    }

    /**
     * The question.
     *
     * @param former day of an election that is over and not closed here, empty where there is none
     * @param waiting how many matters wait for this person's decision, empty where none does
     */
    @CheckedTemplate(basePath = "polling")
    record Box(Faults faults, String query, boolean open, String former, String waiting) implements TemplateInstance {}

    @CheckedTemplate(basePath = "polling")
    record Hits(VoterHits hits) implements TemplateInstance {}

    /**
     * What somebody may do.
     *
     * @param includable whether two members may include somebody who is not on the list here
     * @param issuing whether certificates are issued at this moment
     * @param visits whether requests to vote at home are taken at this moment
     * @param voter as the list of this precinct writes the voter; null of somebody of another list or none
     */
    @CheckedTemplate(basePath = "polling")
    record Status(
            @Nullable VoterShown voter,
            String iin,
            DeskLine headline,
            List<DeskLine> lines,
            boolean mayVote,
            boolean admitting,
            boolean includable,
            boolean issuing,
            boolean visits)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "polling")
    record Replaced(String contest) implements TemplateInstance {}

    @GET
    @Path("/desk")
    @Operation(hidden = true)
    public Response ask() {
        return box(200, new Faults(), "");
    }

    /** Whoever loads again what came from a form begins anew. */
    @GET
    @Path("/desk/{act:search|ballot|replacement}")
    @Operation(hidden = true)
    public Response again() {
        return pages.leadTo(DESK);
    }

    @POST
    @Path("/desk/search")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response search(Form form) {
        pages.visit().keep(form, "query");
        String query = form.text("query");
        String digits = Form.numberIn(query);
        var texts = pages.texts(DeskTexts.class);
        var faults = new Faults();
        Optional<Response> certificate = redemption.ask(query);
        if (certificate.isPresent()) {
            return certificate.get();
        }
        if (Iin.valid(digits)) {
            return status(Iin.of(digits));
        }
        if (query.isEmpty() || query.length() > LONGEST_QUERY) {
            faults.add("query", texts.queryMissing());
        } else if (query.toUpperCase(Locale.ROOT).startsWith(SCANNED_IN_CYRILLIC)) {
            faults.add("query", texts.scannerLayout());
        } else if (digits.matches("[0-9]{9,}")) {
            faults.add("query", texts.numberWrong());
        }
        return faults.any()
                ? box(400, faults, query)
                : pages.show(new Hits(lists.search(own.election(), own.precinct(), query, own.operator())));
    }

    @POST
    @Path("/desk/ballot")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response giveBallots(Form form) {
        return ballotForm.give(
                form,
                BallotRequest.Channel.STATION,
                pages.texts(DeskTexts.class).given(),
                DESK);
    }

    @POST
    @Path("/desk/replacement")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response replace(Form form) {
        pages.visit().keep(form, "entry", "reason", "key");
        Response answer = ballots.replace(
                own.election().code(),
                form.read("entry", UUID::fromString, "must be the id of a ledger entry"),
                form.text("key"),
                new ReplacementRequest(form.text("reason")));
        return pages.answer(
                answer,
                own.precinct().zone(),
                DESK,
                PageTexts::noReplacement,
                (JsonNode body) ->
                        new Replaced(lines().contest(body.path("contest").asText())));
    }

    private Response status(Iin iin) {
        Entitlements found =
                entitlements.ask(own.election().code(), own.precinct().code(), new EntitlementRequest(iin));
        VoterShown voter = lists.search(own.election(), own.precinct(), iin.digits(), own.operator()).voters().stream()
                .findFirst()
                .orElse(null);
        List<DeskLine> lines = found.contests().stream().map(lines()::line).toList();
        Optional<DeskLine> votable = lines.stream()
                .filter(line -> line.standing() == Entitlements.Standing.MAY_VOTE)
                .findFirst();
        DeskLine headline = lines().headline(lines);
        return pages.show(new Status(
                voter,
                iin.digits(),
                headline,
                lines,
                votable.isPresent(),
                found.admitting(),
                found.admitting() && lines.stream().allMatch(DeskLine::isNotListedHere),
                own.issuesCertificates(),
                own.takesHomeVisits()));
    }

    private Response box(int status, Faults faults, String query) {
        boolean open = own.hasElection()
                && sessions.show(own.election().code(), own.precinct().code()).state() == PollingSession.State.OPEN;
        String former =
                own.isUnfinished() ? pages.visit().language().day(own.election().pollingDay()) : "";
        return pages.show(status, new Box(faults, query, open, former, waiting()));
    }

    private String waiting() {
        Operator operator = own.operator();
        long waiting = approvals.waiting(operator, 0, MOST_WAITING).stream()
                .filter(approval -> approval.requestedBy != operator.accountId())
                .count();
        return waiting == 0 ? "" : pages.visit().language().number(waiting);
    }

    private DeskLines lines() {
        return new DeskLines(own, pages);
    }
}
