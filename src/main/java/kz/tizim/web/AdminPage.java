package kz.tizim.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import kz.tizim.access.Alerts;
import kz.tizim.access.Approvals;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.DecidingClock;
import kz.tizim.election.ElectionShown;
import kz.tizim.election.Elections;
import kz.tizim.imports.ImportService;
import kz.tizim.imports.ImportShown;
import kz.tizim.imports.ImportState;
import kz.tizim.page.Pages;
import kz.tizim.voterlist.ListService;
import kz.tizim.voterlist.ListsShown;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where the work of administrators and of the commissions above the precincts begins: what waits now. */
@Path("/")
@RolesAllowed({Role.ADMINISTRATOR_NAME, Role.CENTRAL_NAME, Role.TERRITORIAL_NAME, Role.OBSERVER_NAME})
@RunOnVirtualThread
class AdminPage {
    private static final int MOST = 100;
    private static final int LATEST_IMPORTS = 50;
    private static final int MOST_ELECTIONS = 5;

    private final Approvals approvals;
    private final Alerts alerts;
    private final ImportService imports;
    private final Elections elections;
    private final ListService lists;
    private final DecidingClock clock;
    private final CurrentOperator current;
    private final Pages pages;

    AdminPage(
            Approvals approvals,
            Alerts alerts,
            ImportService imports,
            Elections elections,
            ListService lists,
            DecidingClock clock,
            CurrentOperator current,
            Pages pages) {
        this.approvals = approvals;
        this.alerts = alerts;
        this.imports = imports;
        this.elections = elections;
        this.lists = lists;
        this.clock = clock;
        this.current = current;
        this.pages = pages;
    }

    @CheckedTemplate(basePath = "web")
    record Start(Waiting waiting, List<Ahead> elections) implements TemplateInstance {}

    /**
     * What waits.
     *
     * @param approvals matters that this person may decide, at most a hundred
     * @param alerts that nobody has acknowledged, at most a hundred
     * @param running imports at work
     * @param previews imports that wait for approval
     */
    record Waiting(long approvals, long alerts, List<ImportShown> running, List<ImportShown> previews) {
        public boolean isAnything() {
            return approvals + alerts + running.size() + previews.size() > 0;
        }
    }

    /** An election to come, and its lists. */
    record Ahead(ElectionShown election, ListsShown lists) {}

    @GET
    @Path("/admin")
    @Operation(hidden = true)
    public Response start() {
        Operator operator = current.get();
        List<ImportShown> latest =
                pages.visit().isCentral() ? imports.list(Integer.MAX_VALUE, LATEST_IMPORTS) : List.of();
        var waiting = new Waiting(
                approvals.waiting(operator, 0, MOST).stream()
                        .filter(approval -> approval.requestedBy != operator.accountId())
                        .count(),
                pages.visit().isObserver()
                        ? 0
                        : alerts.visible(operator, null, true, MOST).size(),
                latest.stream().filter(run -> run.state().isWorkedOn()).toList(),
                latest.stream()
                        .filter(run -> run.state() == ImportState.PREVIEW)
                        .toList());
        return pages.show(new Start(waiting, ahead()));
    }

    private List<Ahead> ahead() {
        var now = clock.now();
        return elections.list().stream()
                .filter(election -> {
                    LocalDate today = now.atZoneSameInstant(ZoneId.of(election.timeZone()))
                            .toLocalDate();
                    return !election.pollingDay().isBefore(today);
                })
                .limit(MOST_ELECTIONS)
                .map(election -> new Ahead(election, lists.status(election.code())))
                .toList();
    }
}
