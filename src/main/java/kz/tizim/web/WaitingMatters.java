package kz.tizim.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tizim.access.Approval;
import kz.tizim.access.ApprovalResource;
import kz.tizim.access.Approvals;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Concern;
import kz.tizim.access.CurrentOperator;
import kz.tizim.access.Operator;
import kz.tizim.page.Form;
import kz.tizim.page.Pages;
import kz.tizim.page.Refused;
import kz.tizim.registry.Iin;
import kz.tizim.voterlist.ListedNames;
import org.jspecify.annotations.Nullable;

/** What waits for a second person, and that person's decision: the same page at the desk of a precinct and above. */
@ApplicationScoped
class WaitingMatters {
    private static final List<String> NEWS = List.of("asked", "approved", "refused");
    private static final int ROWS = 25;

    private final Approvals approvals;
    private final CurrentOperator current;
    private final ListedNames names;
    private final AuditTrail audit;
    private final Pages pages;

    WaitingMatters(Approvals approvals, CurrentOperator current, ListedNames names, AuditTrail audit, Pages pages) {
        this.names = names;
        this.audit = audit;
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
     * @param citizens number and name of each whom it is about
     * @param certificates number of each that it is about
     * @param own whether the reader has asked for it
     */
    record Row(
            ApprovalResource.Shown matter, Matter kind, List<String> citizens, List<String> certificates, boolean own) {
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

    /** A matter and whom it is about. */
    private record Asked(Approval approval, List<Concern> concerns) {}

    private Waiting page(String here, int after, @Nullable Refused refusal, String news) {
        Operator operator = current.get();
        List<Asked> asked = approvals.waiting(operator, after, ROWS).stream()
                .map(approval -> new Asked(approval, approvals.concerns(approval)))
                .toList();
        Map<Concern, String> named = named(asked, operator);
        var rows = new ArrayList<Row>();
        for (Asked matter : asked) {
            rows.add(new Row(
                    ApprovalResource.Shown.of(matter.approval()),
                    Matter.of(matter.approval().kind),
                    matter.concerns().stream()
                            .map(concern -> citizen(concern, named))
                            .toList(),
                    matter.concerns().stream()
                            .flatMap(concern -> Stream.ofNullable(concern.certificate()))
                            .toList(),
                    matter.approval().requestedBy == operator.accountId()));
        }
        return new Waiting(
                here,
                rows,
                refusal,
                news,
                rows.size() < ROWS ? 0 : rows.getLast().matter().id());
    }

    /** Number and name: nobody approves what happens to somebody unknown. */
    private static String citizen(Concern concern, Map<Concern, String> named) {
        String digits = new Iin(concern.iin()).digits();
        String name = named.getOrDefault(concern, "");
        return name.isEmpty() ? digits : digits + ", " + name;
    }

    /** The names of all, as the audit trail tells of the reader. */
    private Map<Concern, String> named(List<Asked> asked, Operator operator) {
        List<Concern> concerns =
                asked.stream().flatMap(matter -> matter.concerns().stream()).toList();
        if (concerns.isEmpty()) {
            return Map.of();
        }
        Map<Concern, String> named = names.of(concerns);
        audit.record(
                operator,
                "matters-read",
                concerns.size() + " named",
                asked.stream()
                        .filter(matter -> !matter.concerns().isEmpty())
                        .map(matter -> String.valueOf(matter.approval().id))
                        .collect(Collectors.joining(" ", "approvals ", "")));
        return named;
    }
}
