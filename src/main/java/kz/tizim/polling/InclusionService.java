package kz.tizim.polling;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.tizim.access.Approval;
import kz.tizim.access.ApprovalHandler;
import kz.tizim.access.Approvals;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Concern;
import kz.tizim.access.Operator;
import kz.tizim.access.Role;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.ledger.Audited;
import kz.tizim.ledger.LinkedIinException;
import kz.tizim.ledger.Outcome;
import kz.tizim.ledger.Refusals;
import kz.tizim.ledger.SecondDecision;
import kz.tizim.precinct.AddressPlaces;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import kz.tizim.voterlist.ListBasis;
import kz.tizim.voterlist.ListChange;
import kz.tizim.voterlist.ListPart;

/**
 * Inclusion on polling day (domain rule 11): asked by one member of the commission, approved by another one; for a precinct
 * without network both are of the territorial commission (rule 15). The registry
 * and all lists of the country are read when it is asked and again when it is approved; then the citizen comes onto this
 * list and leaves the home list in the same step. What waits at one precinct hinders no other one, whom the citizen may have
 * gone on to: the first that is approved counts, and whatever was asked before it does not any more.
 */
@ApplicationScoped
class InclusionService implements ApprovalHandler {
    private static final String KIND = "INCLUSION";
    private static final String KEEP = """
            insert into inclusion (election_id, iin, id, precinct_id, basis, application, proof, requested_by, requested_at,
                                   changes_before)
            values (:election, :iin, :id, :precinct, :basis, :application, :proof, :account, :now,
                    (select count(*) from list_delta d where d.election_id = :election and d.iin = :iin))""";
    /** Whether the citizen was included somewhere after {@code inclusion i} was asked: by the count of changes, not by a clock. */
    private static final String OVERTAKEN = """
            exists (select from list_delta d where d.election_id = i.election_id and d.iin = i.iin and d.basis = 'INCLUSION'
                    and d.number >= coalesce(i.changes_before, 0))""";

    private static final String WAITING = """
            select a.id from inclusion i
            join approval a on a.kind = 'INCLUSION' and a.subject = cast(i.id as text)
            where i.election_id = :election and i.iin = :iin and i.precinct_id = :precinct and a.commission_id = :commission
              and a.state = 'PENDING' and a.expires_at > clock_timestamp() and not %s
            order by a.id limit 1""".formatted(OVERTAKEN);
    private static final String CONCERNS = "select election_id, iin from inclusion where id = :id";
    private static final String FIND = """
            select i.election_id, i.iin, i.precinct_id, i.basis, i.application, i.proof, e.code, %s as overtaken
            from inclusion i join election e on e.id = i.election_id
            where i.id = :id""".formatted(OVERTAKEN);

    private final Approvals approvals;
    private final Elections elections;
    private final AddressPlaces places;
    private final Refusals refusals;
    private final EntityManager entities;
    private final AgroalDataSource database;

    InclusionService(
            Approvals approvals,
            Elections elections,
            AddressPlaces places,
            Refusals refusals,
            EntityManager entities,
            AgroalDataSource database) {
        this.approvals = approvals;
        this.elections = elections;
        this.places = places;
        this.refusals = refusals;
        this.entities = entities;
        this.database = database;
    }

    /** A citizen, a precinct and a basis. */
    private record Matter(
            int electionId, LocalDate pollingDay, long iin, int precinctId, InclusionRequest.Basis basis) {}

    private record Checked(InclusionFacts facts, OffsetDateTime now) {}

    /** Asks for an inclusion; a second member of the commission decides. */
    @Transactional
    Approval request(
            ElectionFacts election, PrecinctFacts precinct, long iin, InclusionRequest request, Operator operator) {
        request.check();
        var matter = new Matter(election.id(), election.pollingDay(), iin, precinct.id(), request.basis());
        try (Connection connection = database.getConnection()) {
            Checked checked = check(connection, matter, operator);
            Optional<Integer> waiting = waiting(matter, operator);
            if (waiting.isPresent()) {
                return Approval.findById(waiting.get());
            }
            UUID id = AuditTrail.timeOrderedId();
            entities.createNativeQuery(KEEP)
                    .setParameter("election", election.id())
                    .setParameter("iin", iin)
                    .setParameter("id", id)
                    .setParameter("precinct", precinct.id())
                    .setParameter("basis", request.basis().name())
                    .setParameter("application", request.application())
                    .setParameter("proof", proof(request, checked.facts()))
                    .setParameter("account", operator.accountId())
                    .setParameter("now", checked.now())
                    .executeUpdate();
            // Nobody else knows this subject, so its row is written with the citizen locked (decision 011).
            return approvals.request(KIND, id.toString(), request.summary(), operator);
        } catch (SQLException e) {
            throw new IllegalStateException("SQLState " + e.getSQLState(), e);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<Role> deciders() {
        return Set.of(Role.CHAIR, Role.MEMBER, Role.TERRITORIAL);
    }

    @Override
    public boolean isDecidedAbove() {
        return false;
    }

    @Override
    public List<Concern> concerns(Approval approval) {
        return Concern.read(entities, CONCERNS, approval);
    }

    @Override
    public void approved(Approval approval, Operator operator) {
        Tuple found = find(approval);
        var matter = new Matter(
                found.get("election_id", Integer.class),
                elections.byCode(found.get("code", String.class)).pollingDay(),
                found.get("iin", Long.class),
                found.get("precinct_id", Integer.class),
                InclusionRequest.Basis.valueOf(found.get("basis", String.class)));
        try (Connection connection = database.getConnection()) {
            Checked checked = check(connection, matter, operator);
            // Asked anew: the citizen is locked only now.
            if (find(approval).get("overtaken", Boolean.class)) {
                throw refusals.keep(
                        Outcome.refused(
                                ProblemType.ALREADY_EXISTS,
                                "This citizen was included in another precinct after this was asked: ask anew."),
                        audited(matter, operator, approval.subject));
            }
            var change = new ListChange(
                    matter.electionId(),
                    matter.iin(),
                    matter.precinctId(),
                    ListPart.SUPPLEMENTARY,
                    ListBasis.INCLUSION,
                    matter.basis() + ", " + found.get("proof", String.class) + ", "
                            + found.get("application", String.class),
                    approval.requestedBy,
                    operator.accountId());
            SecondDecision.write(connection, change.rows(checked.now()));
            SecondDecision.write(
                    connection,
                    List.of(audited(matter, operator, approval.subject).done()));
        } catch (LinkedIinException e) {
            throw ProblemType.NOT_ON_LIST.exception("The number was linked to another one meanwhile: ask anew.");
        } catch (SQLException e) {
            throw new IllegalStateException("SQLState " + e.getSQLState(), e);
        }
    }

    /** Reads what is known with the citizen locked, and refuses by throwing. */
    private Checked check(Connection connection, Matter matter, Operator operator) throws SQLException {
        var found = SecondDecision.read(
                connection, matter.iin(), matter.electionId(), matter.precinctId(), InclusionFacts.QUESTION.about());
        if (found.facts().isEmpty()) {
            throw unknown();
        }
        InclusionFacts known = found.facts().getFirst();
        InclusionFacts.Address address = known.address();
        var place = places.precinctOf(address.kato(), address.street(), address.house(), matter.pollingDay());
        InclusionFacts facts = known.registered(place.isPresent() && place.getAsInt() == matter.precinctId());
        OffsetDateTime now = Objects.requireNonNull(found.now());
        Problem refusal = facts.refusal(matter.precinctId(), matter.pollingDay(), matter.basis(), now);
        if (refusal != null) {
            throw refusals.keep(
                    new Outcome.Refused(refusal),
                    audited(matter, operator, matter.basis().name()));
        }
        return new Checked(facts, now);
    }

    private static Audited audited(Matter matter, Operator operator, String subject) {
        return new Audited(operator, "inclusion", matter.electionId(), matter.precinctId(), matter.iin(), subject);
    }

    private static String proof(InclusionRequest request, InclusionFacts facts) {
        return request.caseNumber() == null
                ? "registry import " + facts.registryImport()
                : "case " + request.caseNumber();
    }

    /** The matter that the operator's own commission decides: what waits for another one may wait until it expires. */
    private Optional<Integer> waiting(Matter matter, Operator operator) {
        return entities
                .createNativeQuery(WAITING, Integer.class)
                .setParameter("election", matter.electionId())
                .setParameter("iin", matter.iin())
                .setParameter("precinct", matter.precinctId())
                .setParameter("commission", operator.commissionId())
                .getResultList()
                .stream()
                .findFirst();
    }

    private Tuple find(Approval approval) {
        return (Tuple) entities.createNativeQuery(FIND, Tuple.class)
                .setParameter("id", UUID.fromString(approval.subject))
                .getSingleResult();
    }

    private static RuntimeException unknown() {
        return ProblemType.NOT_ON_LIST.exception("No citizen of this IIN is in the registry.");
    }
}
