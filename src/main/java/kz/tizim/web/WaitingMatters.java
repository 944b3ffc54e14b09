package kz.tizim.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.OptionalLong;
import kz.tizim.access.Approval;
import kz.tizim.access.ApprovalResource;
import kz.tizim.access.Approvals;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.page.Form;
import kz.tizim.page.Pages;
import kz.tizim.page.Refused;
import kz.tizim.precinct.OwnPrecinct;
import kz.tizim.registry.Iin;
import kz.tizim.voterlist.ListSearch;
import org.jspecify.annotations.Nullable;

/** What waits for a second person, and that person's decision: the same page at the desk of a precinct and above. */
@ApplicationScoped
class WaitingMatters {
    private static final List<String> NEWS = List.of("asked", "approved", "refused");
    private static final int ROWS = 25;

    private final Approvals approvals;
    private final CurrentOperator current;
    private final ListSearch lists;
    private final OwnPrecinct own;
    private final Pages pages;

    WaitingMatters(Approvals approvals, CurrentOperator current, ListSearch lists, OwnPrecinct own, Pages pages) {
        this.lists = lists;
        this.own = own;
        this.approvals = approvals;
        this.current = current;
        this.pages = pages;
    }

    /**
     * What waits, in the order asked.
     *
     * @param here address of the page
     * @param news {@code asked}, {@code approved}, {@code refused} or nothing
     * @param next id after which the next page goes on, 0 where there is none
     */
    @CheckedTemplate(basePath = "web")
    record Waiting(String here, List<Row> rows, @Nullable Refused refusal, String news, int next)
            implements TemplateInstance {}

    /**
     * A matter.
     *
     * @param citizen whom it is about, empty where it is about nobody
     * @param own whether the reader has asked for it
     */
    record Row(ApprovalResource.Shown matter, Matter kind, String citizen, boolean own) {
        public boolean ofImport() {
            return kind == Matter.IMPORT || kind == Matter.IMPORT_ROLLBACK;
        }
    }

    /** The page at an address, after an id. */
    Response waiting(String here, int after, String done) {
        return pages.show(page(here, after, null, NEWS.contains(done) ? done : ""));
    }

    /** Decides, and leads back to the page. */
    Response decide(String here, int id, Form form) {
        boolean approve = form.text("decision").equals("approve");
        return pages.decided(
                here,
                () -> {
                    approvals.decide(id, approve, current.get());
                    return here + "?done=" + (approve ? "approved" : "refused");
                },
                refusal -> page(here, 0, refusal, ""));
    }

    /** Number and name: nobody approves what happens to somebody unknown. The name is that of the own list. */
    private String citizen(Approval approval) {
        OptionalLong number = approvals.concerns(approval);
        if (number.isEmpty()) {
            return "";
        }
        String digits = new Iin(number.getAsLong()).digits();
        boolean atDesk = current.get().role() == Role.CHAIR || current.get().role() == Role.MEMBER;
        return atDesk
                ? lists.search(own.election(), own.precinct(), digits, current.get()).voters().stream()
                        .findFirst()
                        .map(voter -> digits + ", " + voter.surname() + " " + voter.givenName())
                        .orElse(digits)
                : digits;
    }

    private Waiting page(String here, int after, @Nullable Refused refusal, String news) {
        Operator operator = current.get();
        List<Row> rows = approvals.waiting(operator, after, ROWS).stream()
                .map(approval -> new Row(
                        ApprovalResource.Shown.of(approval),
                        Matter.of(approval.kind),
                        citizen(approval),
                        approval.requestedBy == operator.accountId()))
                .toList();
        return new Waiting(
                here,
                rows,
                refusal,
                news,
                rows.size() < ROWS ? 0 : rows.getLast().matter().id());
    }
}
