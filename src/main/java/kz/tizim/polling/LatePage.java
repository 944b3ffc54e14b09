package kz.tizim.polling;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kz.tizim.access.Role;
import kz.tizim.page.Choice;
import kz.tizim.page.Faults;
import kz.tizim.page.Form;
import kz.tizim.page.Pages;
import kz.tizim.precinct.OwnPrecinct;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Enters ballots that were given at the printed list while there was no network, and shows the second ones among them. */
@Path("/")
@RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
@RunOnVirtualThread
class LatePage {
    private static final String HERE = "/desk/paper";
    private static final int ROWS = 50;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
    private static final List<String> FIELDS = List.of("iin", "channel", "contest", "time", "sheet", "spoiled", "act");

    private final LateBallotResource ballots;
    private final PaperConflictResource conflicts;
    private final OwnPrecinct own;
    private final Pages pages;

    LatePage(LateBallotResource ballots, PaperConflictResource conflicts, OwnPrecinct own, Pages pages) {
        this.ballots = ballots;
        this.conflicts = conflicts;
        this.own = own;
        this.pages = pages;
    }

    /**
     * The form.
     *
     * @param ahead whether an election is
     * @param channel how the ballot was given, as far as it is chosen
     * @param contests all that are held here
     * @param chosen those whose ballots were given
     */
    @CheckedTemplate(basePath = "polling")
    record Late(
            boolean ahead,
            Faults faults,
            Form form,
            String day,
            boolean chair,
            List<Choice> channels,
            List<String> channel,
            List<Choice> contests,
            List<String> chosen)
            implements TemplateInstance {}

    /**
     * What became of the ballots.
     *
     * @param form what was entered, of which the next one has the same sheet
     */
    @CheckedTemplate(basePath = "polling")
    record Entered(List<LateLine> lines, Form form) implements TemplateInstance {}

    /**
     * The second ballots of the precinct.
     *
     * @param next how many come before the next page, 0 where there is none
     */
    @CheckedTemplate(basePath = "polling")
    record Conflicts(List<LateLine.Kept> rows, int next) implements TemplateInstance {}

    @GET
    @Path("/desk/paper")
    @Operation(hidden = true)
    public Response ask() {
        return page(200, new Faults(), Form.empty());
    }

    /** The next ballot of a sheet, or the same form in another language. */
    @POST
    @Path("/desk/paper")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response ask(Form form) {
        pages.visit().keepAt(HERE, form, FIELDS);
        return page(200, new Faults(), form);
    }

    @GET
    @Path("/desk/paper/entry")
    @Operation(hidden = true)
    public Response again() {
        return pages.leadTo(HERE);
    }

    @POST
    @Path("/desk/paper/entry")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response enter(Form form) {
        pages.visit().keep(form, List.of("iin", "channel", "contest", "time", "sheet", "spoiled", "act", "key"));
        var faults = new Faults();
        LateBallotRequest request = request(form, faults);
        if (faults.any() || request == null) {
            return page(400, faults, form);
        }
        var texts = pages.texts(LateTexts.class);
        Optional<Response> answer = faults.sending(
                Map.of(
                        "sheet", new Faults.Fault("sheet", texts.sheetMissing()),
                        "act", new Faults.Fault("act", texts.actWrong()),
                        "spoiled", new Faults.Fault("spoiled", texts.spoiledWrong()),
                        "contests", new Faults.Fault("contest", texts.contestMissing())),
                () -> ballots.enter(own.election().code(), form.text("key"), request));
        return answer.map(told -> pages.answer(
                        told, own.precinct().zone(), HERE, _ -> texts.notEntered(), body -> entered(body, form)))
                .orElseGet(() -> page(400, faults, form));
    }

    private @Nullable LateBallotRequest request(Form form, Faults faults) {
        var texts = pages.texts(LateTexts.class);
        if (form.given("sheet").isEmpty()) {
            faults.add("sheet", texts.sheetMissing());
        }
        String iin = form.number("iin");
        if (!Iin.valid(iin)) {
            faults.add("iin", texts.iinWrong());
        }
        Optional<OffsetDateTime> writtenAt = time(form.text("time"));
        if (writtenAt.isEmpty()) {
            faults.add("time", texts.timeWrong());
        }
        Optional<BallotRequest.Channel> channel = form.one("channel", BallotRequest.Channel.class);
        if (channel.isEmpty()) {
            faults.add("channel", texts.channelMissing());
        }
        if (form.all("contest").isEmpty()) {
            faults.add("contest", texts.contestMissing());
        }
        if (!form.text("spoiled").matches("[0-9]{0,3}")) {
            faults.add("spoiled", texts.spoiledWrong());
        }
        return faults.any()
                ? null
                : new LateBallotRequest(
                        Iin.of(iin),
                        own.precinct().code(),
                        channel.orElseThrow(),
                        form.all("contest"),
                        writtenAt.orElseThrow(),
                        form.text("sheet"),
                        form.given("spoiled").map(Integer::valueOf).orElse(null),
                        form.given("act").orElse(null));
    }

    /** A time of polling day by the precinct's clock; empty of what is none. */
    private Optional<OffsetDateTime> time(String text) {
        try {
            return Optional.of(own.election()
                    .pollingDay()
                    .atTime(LocalTime.parse(text.replace('.', ':'), CLOCK))
                    .atZone(own.precinct().zone())
                    .toOffsetDateTime());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Entered entered(JsonNode body, Form form) {
        var words = new DeskLines(own, pages);
        var lines = new ArrayList<LateLine>();
        for (JsonNode result : body.path("results")) {
            lines.add(LateLine.of(result, words, pages.texts(LateTexts.class)));
        }
        return new Entered(lines, form);
    }

    @GET
    @Path("/desk/paper/conflicts")
    @RolesAllowed(Role.CHAIR_NAME)
    @Operation(hidden = true)
    public Response conflicts(@QueryParam("after") @DefaultValue("0") @Min(0) @Max(1_000_000) int after) {
        if (!own.hasElection()) {
            return pages.show(new Conflicts(List.of(), 0));
        }
        var lines = new DeskLines(own, pages);
        List<PaperConflict> read =
                conflicts.read(own.election().code(), own.precinct().code(), after, ROWS);
        return pages.show(new Conflicts(
                read.stream().map(conflict -> LateLine.Kept.of(conflict, lines)).toList(),
                read.size() < ROWS ? 0 : after + ROWS));
    }

    private Response page(int status, Faults faults, Form form) {
        var texts = pages.texts(LateTexts.class);
        boolean ahead = own.hasElection();
        List<Choice> contests =
                ahead ? pages.contests(own.election(), own.precinct().kato()) : List.of();
        boolean begun = form.given("sheet").isPresent() || faults.any();
        return pages.show(
                status,
                new Late(
                        ahead,
                        faults,
                        form,
                        ahead ? pages.visit().language().day(own.election().pollingDay()) : "",
                        own.operator().role() == Role.CHAIR,
                        Choice.of(BallotRequest.Channel.class, texts::channelOf),
                        begun ? form.all("channel") : List.of(BallotRequest.Channel.STATION.name()),
                        contests,
                        begun
                                ? form.all("contest")
                                : contests.stream().map(Choice::code).toList()));
    }
}
