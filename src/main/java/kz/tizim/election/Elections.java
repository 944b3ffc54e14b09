package kz.tizim.election;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemException;
import kz.tizim.problem.ProblemType;
import org.hibernate.exception.ConstraintViolationException;

/** Makes elections and finds them. */
@ApplicationScoped
public class Elections {
    private final EntityManager entities;
    private final DecidingClock clock;
    private final AuditTrail audit;
    private final Map<String, ElectionFacts> known = new ConcurrentHashMap<>();

    Elections(EntityManager entities, DecidingClock clock, AuditTrail audit) {
        this.entities = entities;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * What is fixed of an election; read once, kept for ever, since it never changes.
     *
     * @throws ProblemException {@code not-found}
     */
    public ElectionFacts byCode(String code) {
        ElectionFacts facts = known.get(code);
        if (facts == null) {
            // Only here, since every call of polling day asks, and a transaction that does nothing still costs.
            facts = QuarkusTransaction.joiningExisting().call(() -> ElectionFacts.of(find(code)));
            known.put(code, facts);
        }
        return facts;
    }

    /** The titles of an election, for what is printed. */
    @Transactional
    public Titles titles(ElectionFacts facts) {
        Election election = Election.findById(facts.id());
        return new Titles(election.titleKk, election.titleRu, election.titleEn);
    }

    @Transactional
    public ElectionShown shown(String code) {
        return ElectionShown.of(find(code), clock.now());
    }

    /** All of them, by polling day. */
    @Transactional
    public List<ElectionShown> list() {
        OffsetDateTime now = clock.now();
        return Election.<Election>findAll(Sort.by("pollingDay", "id")).page(0, 1000).stream()
                .map(election -> ElectionShown.of(election, now))
                .toList();
    }

    /** Makes an election; its calendar is filled with the defaults. */
    @Transactional
    public ElectionShown create(ElectionRequest request, Operator operator) {
        Calendar calendar = request.calendarWithDefaults();
        calendar.check(request.pollingDay());
        OffsetDateTime now = clock.now();
        request.checkIsAhead(now);
        Election election = request.toEntity(calendar, now);
        election.listsFromId =
                request.listsFrom() == null ? null : first(request).id();
        try {
            election.persist();
            election.contests.forEach(contest -> contest.persist());
            entities.flush();
        } catch (ConstraintViolationException e) {
            if ("election_code".equals(e.getConstraintName())) {
                throw ProblemType.ALREADY_EXISTS.exception("An election of this code exists.");
            }
            throw e;
        }
        audit.record(operator, "election-created", "DONE", election.code);
        return ElectionShown.of(election, now);
    }

    private static Election first(ElectionRequest second) {
        Election first = Election.byCode(String.valueOf(second.listsFrom()))
                .orElseThrow(() -> Problem.invalid("listsFrom", "is not an election"));
        if (!second.pollingDay().isAfter(first.pollingDay)) {
            throw Problem.invalid("pollingDay", "must be after that of the election whose lists it takes");
        }
        return first;
    }

    private static Election find(String code) {
        Optional<Election> election = Election.byCode(code);
        return election.orElseThrow(() -> ProblemType.NOT_FOUND.exception("There is no such election."));
    }
}
