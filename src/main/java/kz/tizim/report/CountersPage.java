package kz.tizim.report;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.List;
import kz.tizim.access.Role;
import kz.tizim.page.Language;
import kz.tizim.page.Pages;
import kz.tizim.precinct.OwnPrecinct;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The counts of a precinct's own polling day. */
@Path("/")
@RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
@RunOnVirtualThread
class CountersPage {
    private final CountersResource counters;
    private final OwnPrecinct own;
    private final Pages pages;

    CountersPage(CountersResource counters, OwnPrecinct own, Pages pages) {
        this.counters = counters;
        this.own = own;
        this.pages = pages;
    }

    /** An hour of a contest. */
    record Hour(String from, String voted) {}

    /** A contest with its title in the reader's language. */
    record Contest(String title, Counters.ContestCounters counts, List<Hour> hours) {}

    @CheckedTemplate(basePath = "report")
    record Counts(String precinct, String countedAt, Language language, List<Contest> contests)
            implements TemplateInstance {}

    @GET
    @Path("/desk/counters")
    @Operation(hidden = true)
    public Response show() {
        Language language = pages.visit().language();
        Counters read = counters.counters(own.election().code(), own.precinct().code());
        List<Contest> contests = read.contests().stream()
                .map(contest -> new Contest(
                        pages.title(own.election(), contest.contest()),
                        contest,
                        contest.hours().stream()
                                .map(hour -> new Hour(clock(hour.from(), language), language.number(hour.voted())))
                                .toList()))
                .toList();
        OffsetDateTime countedAt = read.countedAt();
        return pages.show(
                new Counts(read.precinct(), countedAt == null ? "" : clock(countedAt, language), language, contests));
    }

    private String clock(OffsetDateTime time, Language language) {
        return language.clock(time.atZoneSameInstant(own.precinct().zone()).toOffsetDateTime());
    }
}
