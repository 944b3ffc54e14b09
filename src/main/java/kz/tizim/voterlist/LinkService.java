package kz.tizim.voterlist;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.tizim.access.AlertKind;
import kz.tizim.access.Alerts;
import kz.tizim.access.Approval;
import kz.tizim.access.ApprovalHandler;
import kz.tizim.access.Approvals;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Concern;
import kz.tizim.access.Operator;
import kz.tizim.election.DecidingClock;
import kz.tizim.ledger.SecondDecision;
import kz.tizim.ledger.Sql;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;

/**
 * Links two numbers of one person (domain rule 16), never by the machine alone: one person asks, another one approves. From
 * then on the one stands for the other. Lists that hold both keep the principal; where both have voted, that is a conflict
 * to be settled by an act.
 */
@ApplicationScoped
class LinkService implements ApprovalHandler {
    private static final String KIND = "IIN_LINK";
    private static final String KEEP = """
            insert into iin_link_request (iin, id, principal, reference, requested_by, requested_at)
            values (?, ?, ?, ?, ?, ?)""";
    private static final String FIND = "select iin, principal, reference from iin_link_request where id = ?";
    private static final Sql LINK = Sql.insert(
            "linked_iin",
            "iin bigint, principal bigint, reference text, requested_by integer, approved_by integer, linked_at timestamptz");
    private static final Sql CONFLICT =
            Sql.insert("vote_conflict", "election_id integer, iin bigint, principal bigint, found_at timestamptz");

    private final Approvals approvals;
    private final LinkEffects effects;
    private final Alerts alerts;
    private final DecidingClock clock;
    private final AuditTrail audit;
    private final AgroalDataSource database;

    LinkService(
            Approvals approvals,
            LinkEffects effects,
            Alerts alerts,
            DecidingClock clock,
            AuditTrail audit,
            AgroalDataSource database) {
        this.approvals = approvals;
        this.effects = effects;
        this.alerts = alerts;
        this.clock = clock;
        this.audit = audit;
        this.database = database;
    }

    /** Two numbers and what says that they are one person's. */
    private record Matter(long iin, long principal, String reference) {}

    /** Asks for a link; a second person decides. */
    @Transactional
    Approval request(LinkRequest request, Operator operator) {
        if (request.iin().equals(request.principal())) {
            throw Problem.invalid("principal", "must be another number");
        }
        OffsetDateTime now = clock.now();
        UUID id = AuditTrail.timeOrderedId();
        Approval approval = approvals.request(KIND, id.toString(), "Link two numbers of one person", operator);
        try (Connection connection = database.getConnection();
                PreparedStatement keep = connection.prepareStatement(KEEP)) {
            effects.of(connection, request.iin().value(), request.principal().value());
            keep.setLong(1, request.iin().value());
            keep.setObject(2, id);
            keep.setLong(3, request.principal().value());
            keep.setString(4, request.reference());
            keep.setInt(5, operator.accountId());
            keep.setObject(6, now);
            keep.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
        return approval;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Concern> concerns(Approval approval) {
        try (Connection connection = database.getConnection()) {
            Matter matter = find(connection, UUID.fromString(approval.subject));
            return List.of(new Concern(null, matter.iin(), null), new Concern(null, matter.principal(), null));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void approved(Approval approval, Operator operator) {
        try (Connection connection = database.getConnection()) {
            Matter matter = find(connection, UUID.fromString(approval.subject));
            LinkEffects.Found found = effects.of(connection, matter.iin(), matter.principal());
            // Both are locked: what was done under either number before was done earlier.
            OffsetDateTime now = clock.now();
            var rows = new ArrayList<Sql.Row>();
            rows.add(LINK.row(
                    matter.iin(),
                    matter.principal(),
                    matter.reference(),
                    approval.requestedBy,
                    operator.accountId(),
                    now));
            found.conflicts()
                    .forEach(election -> rows.add(CONFLICT.row(election, matter.iin(), matter.principal(), now)));
            SecondDecision.write(connection, rows);
            found.conflicts()
                    .forEach(election -> alerts.raise(
                            AlertKind.VOTE_CONFLICT,
                            election,
                            null,
                            approval.subject,
                            "Two numbers of one person were linked, and both had voted"));
            for (LinkEffects.Change change : found.changes()) {
                var one = new ListChange(
                        change.electionId(),
                        change.iin(),
                        change.precinctId(),
                        change.part(),
                        ListBasis.LINKED_IIN,
                        matter.reference(),
                        approval.requestedBy,
                        operator.accountId());
                SecondDecision.write(connection, one.rows(now));
            }
            String outcome = found.conflicts().isEmpty() ? "DONE" : "CONFLICT";
            audit.record(operator, "iin-link", outcome, matter.iin(), approval.subject);
            audit.record(operator, "iin-link", outcome, matter.principal(), approval.subject);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Matter find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setObject(1, id);
            try (ResultSet row = find.executeQuery()) {
                if (!row.next()) {
                    throw ProblemType.NOT_FOUND.exception("There is no such matter.");
                }
                return new Matter(row.getLong(1), row.getLong(2), row.getString(3));
            }
        }
    }

    private static RuntimeException failed(SQLException e) {
        return new IllegalStateException("SQLState " + e.getSQLState(), e);
    }
}
