package kz.tizim.voterlist;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.Set;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Role;
import kz.tizim.election.Election.ListsState;
import kz.tizim.election.ElectionShown;
import kz.tizim.election.Elections;
import kz.tizim.page.Form;
import kz.tizim.page.Pages;
import kz.tizim.page.Refused;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The lists of each election: where they stand, building, handing over, locking. */
@Path("/")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME, Role.TERRITORIAL_NAME, Role.OBSERVER_NAME})
@RunOnVirtualThread
class ListPage {
    private static final int ROWS = 25;
    private static final Set<String> NEWS = Set.of("built", "handed-over", "locked");

    private final ListService lists;
    private final Overlaps overlaps;
    private final Elections elections;
    private final CurrentOperator current;
    private final Pages pages;

    ListPage(ListService lists, Overlaps overlaps, Elections elections, CurrentOperator current, Pages pages) {
        this.lists = lists;
        this.overlaps = overlaps;
        this.elections = elections;
        this.current = current;
        this.pages = pages;
    }

    @CheckedTemplate(basePath = "voterlist")
    record All(List<ElectionShown> elections) implements TemplateInstance {}

    /**
     * The lists of one election.
     *
     * @param news {@code built}, {@code handed-over}, {@code locked} or nothing
     */
    @CheckedTemplate(basePath = "voterlist")
    record One(
            ElectionShown election,
            ListsShown lists,
            @Nullable Refused refusal,
            String news) implements TemplateInstance {}

    /** Rules that contradict each other; the next page goes on after the last one's id, empty where there is none. */
    @CheckedTemplate(basePath = "voterlist")
    record Contradictions(ElectionShown election, List<OverlapShown> overlaps, String next)
            implements TemplateInstance {}

    @GET
    @Path("/admin/lists")
    @Operation(hidden = true)
    public Response all() {
        return pages.show(new All(elections.list().reversed()));
    }

    @GET
    @Path("/admin/lists/{election}")
    @Operation(hidden = true)
    public Response one(@PathParam("election") String election, @QueryParam("done") @DefaultValue("") String done) {
        return pages.show(page(election, null, NEWS.contains(done) ? done : ""));
    }

    @POST
    @Path("/admin/lists/{election}/build")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
    @Operation(hidden = true)
    public Response build(@PathParam("election") String election, Form form) {
        return done(election, "built", () -> lists.start(election, current.get()));
    }

    @POST
    @Path("/admin/lists/{election}/handover")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
    @Operation(hidden = true)
    public Response handOver(@PathParam("election") String election, Form form) {
        return done(election, "handed-over", () -> lists.handOver(election, current.get()));
    }

    @POST
    @Path("/admin/lists/{election}/lock")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME})
    @Operation(hidden = true)
    public Response lock(@PathParam("election") String election, Form form) {
        return done(election, "locked", () -> lists.lock(election, current.get()));
    }

    @GET
    @Path("/admin/lists/{election}/overlaps")
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME, Role.TERRITORIAL_NAME})
    @Operation(hidden = true)
    public Response overlaps(
            @PathParam("election") String election,
            @QueryParam("after") @DefaultValue("0-0") @Pattern(regexp = "[0-9]{1,9}-[0-9]{1,9}") String after) {
        String[] rules = after.split("-");
        List<OverlapShown> page = overlaps.list(
                elections.byCode(election), Integer.parseInt(rules[0]), Integer.parseInt(rules[1]), "", ROWS);
        return pages.show(new Contradictions(
                elections.shown(election),
                page,
                page.size() < ROWS ? "" : page.getLast().id()));
    }

    private Response done(String election, String news, Runnable act) {
        String here = "/admin/lists/" + election;
        return pages.decided(
                here,
                () -> {
                    act.run();
                    return here + "?done=" + news;
                },
                refusal -> page(election, refusal, ""));
    }

    private One page(String election, @Nullable Refused refusal, String news) {
        return new One(elections.shown(election), lists.status(election), refusal, news);
    }

    @TemplateExtension
    static boolean isBuilding(ListsShown lists) {
        return lists.state() == ListsState.BUILDING;
    }

    @TemplateExtension
    static boolean isDraft(ListsShown lists) {
        return lists.state() == ListsState.DRAFT;
    }

    @TemplateExtension
    static boolean isFrozen(ListsShown lists) {
        return lists.state() == ListsState.HANDED_OVER || lists.state() == ListsState.OPEN;
    }

    @TemplateExtension
    static boolean isNone(ListsShown lists) {
        return lists.state() == ListsState.NONE;
    }

    /** Where the lists of an election are shown. */
    @TemplateExtension
    static String listsAddress(ElectionShown election) {
        return "/admin/lists/" + election.code();
    }
}
