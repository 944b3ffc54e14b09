package kz.tizim.voterlist;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.database.SqlState;
import kz.tizim.election.DecidingClock;
import kz.tizim.election.Election;
import kz.tizim.election.Election.ListsState;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.Elections;
import kz.tizim.ledger.Act;
import kz.tizim.problem.ProblemType;
import org.jboss.logging.Logger;

/** Builds the lists of an election, hands them over, and locks them after the polls. */
@ApplicationScoped
public class ListService {
    private static final Logger LOG = Logger.getLogger(ListService.class);
    // The country takes minutes to build and to hand over; whatever takes hours has gone wrong.
    private static final int LONGEST_SECONDS = 2 * 3600;

    private static final String STILL_VOTING = """
            select count(*) from precinct p
            left join precinct_session s on s.election_id = :election and s.precinct_id = p.id
            where deciding_time() < (cast(:day as date) + coalesce(s.closes, p.closes)) at time zone p.time_zone
               or s.state in ('OPEN', 'CLOSING')""";

    private final Elections elections;
    private final ListBuilder builder;
    private final ListHandover handover;
    private final DecidingClock clock;
    private final AgroalDataSource database;
    private final EntityManager entities;
    private final AuditTrail audit;
    private final AbandonedBuilds abandoned;
    private final Instance<ListsLocked> ends;

    ListService(
            Elections elections,
            ListBuilder builder,
            ListHandover handover,
            DecidingClock clock,
            AgroalDataSource database,
            EntityManager entities,
            AuditTrail audit,
            AbandonedBuilds abandoned,
            @Any Instance<ListsLocked> ends) {
        this.elections = elections;
        this.builder = builder;
        this.handover = handover;
        this.clock = clock;
        this.database = database;
        this.entities = entities;
        this.audit = audit;
        this.abandoned = abandoned;
        this.ends = ends;
    }

    /** Begins a build, which runs on; its progress is {@link #status}. */
    public ListsShown start(String code, Operator operator) {
        ElectionFacts election = elections.byCode(code);
        var begun = new CompletableFuture<ListsShown>();
        Thread.ofVirtual().name("list-build").start(() -> build(election, operator, begun));
        return outcome(begun);
    }

    /** Builds and waits: for the first start of a sample. */
    public ListsShown buildNow(String code, Operator operator) {
        var begun = new CompletableFuture<ListsShown>();
        build(elections.byCode(code), operator, begun);
        outcome(begun);
        return status(code);
    }

    private static ListsShown outcome(CompletableFuture<ListsShown> begun) {
        try {
            return begun.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException refusal ? refusal : e;
        }
    }

    @Transactional
    public ListsShown status(String code) {
        return shown(elections.byCode(code));
    }

    /** Freezes the draft: gives each voter a line in the precinct's list, and each list the hash that stands in its act. */
    public ListsShown handOver(String code, Operator operator) {
        ElectionFacts facts = elections.byCode(code);
        return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> handOver(facts, operator));
    }

    private ListsShown handOver(ElectionFacts facts, Operator operator) {
        handover.keepImportsOut();
        Election election = lockLists(facts);
        if (election.listsState != ListsState.DRAFT) {
            throw ProblemType.LISTS_FROZEN.exception("Only a draft can be handed over.");
        }
        ListBuild build = ListBuild.findById(facts.id());
        if (build.overlapPairs > 0) {
            throw ProblemType.LISTS_FROZEN
                    .with("Boundary rules of equal rank claim the same addresses: decide between them and build again.")
                    .with("overlaps", build.overlapPairs)
                    .exception();
        }
        if (facts.listsFromId() == null && handover.importedSince(build.registrySeenAt)) {
            throw ProblemType.LISTS_FROZEN.exception(
                    "An import was applied or undone after the lists were built: build again.");
        }
        long missed = handover.missedTransfers(facts);
        if (missed > 0) {
            throw ProblemType.LISTS_FROZEN
                    .with(
                            "Transfers were asked for or withdrawn after the build began: place the towns anew, or build again.")
                    .with("transfers", missed)
                    .exception();
        }
        long byEnded = facts.listsFromId() == null ? handover.listedByEndedDecisions(facts) : 0;
        if (byEnded > 0) {
            throw ProblemType.LISTS_FROZEN
                    .with(
                            "Rules or street names were ended after the lists were built: place their towns anew, or build again.")
                    .with("voters", byEnded)
                    .exception();
        }
        if (handover.linkedMeanwhile(facts) > 0) {
            throw ProblemType.LISTS_FROZEN.exception("Numbers on the draft were linked meanwhile: build again.");
        }
        handover.freeze(facts, clock.now(), operator);
        move(election, ListsState.HANDED_OVER);
        audit.record(operator, "lists-handed-over", "DONE", facts.code());
        return shown(facts);
    }

    /** Locks the lists for ever, once the polls have closed everywhere and every precinct that was opened is locked. */
    @Transactional
    public ListsShown lock(String code, Operator operator) {
        ElectionFacts facts = elections.byCode(code);
        Election election = lockLists(facts);
        if (election.listsState == ListsState.LOCKED) {
            return shown(facts);
        }
        if (election.listsState != ListsState.HANDED_OVER) {
            throw ProblemType.LISTS_FROZEN.exception("Only lists that were handed over can be locked.");
        }
        long voting = (Long) entities.createNativeQuery(STILL_VOTING, Long.class)
                .setParameter("election", facts.id())
                .setParameter("day", facts.pollingDay())
                .getSingleResult();
        if (voting > 0) {
            throw ProblemType.LISTS_FROZEN
                    .with("The polls have not closed everywhere, or a precinct that was opened is not locked.")
                    .with("precincts", voting)
                    .exception();
        }
        OffsetDateTime now = clock.now();
        ends.forEach(end -> end.locked(facts, operator, now));
        move(election, ListsState.LOCKED);
        audit.record(operator, "lists-locked", "DONE", code);
        return shown(facts);
    }

    /**
     * Waits for the acts under way that rely on the state of the lists, and keeps others out. The election comes first: an
     * undoing of an import holds it, and waits for citizens whom acts hold that wait to rely on the lists.
     */
    private Election lockLists(ElectionFacts facts) {
        Election election = Election.lock(facts.id());
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(:election, :lists)")
                .setParameter("election", facts.id())
                .setParameter("lists", Act.LISTS)
                .getSingleResult();
        return election;
    }

    private ListsShown begin(ElectionFacts facts, Operator operator) {
        Election election = lockLists(facts);
        ListBuild last = ListBuild.findById(facts.id());
        switch (election.listsState) {
            // Whoever was building them has gone, since the lock of a build is ours.
            case NONE, DRAFT, BUILDING -> {}
            default ->
                throw ProblemType.LISTS_FROZEN.exception("The lists were handed over: they are not built again.");
        }
        if (facts.listsFromId() != null
                && Election.<Election>findById(facts.listsFromId()).listsState != ListsState.LOCKED) {
            throw ProblemType.LISTS_FROZEN.exception("The lists of the first election are not locked yet.");
        }
        ListBuild build = last == null ? new ListBuild() : last;
        build.electionId = facts.id();
        build.state = ListBuild.State.BUILDING;
        build.eligible = build.listed = build.unassigned = build.overlapPairs = 0;
        build.startedAt = clock.now();
        build.finishedAt = null;
        build.failure = null;
        build.persist();
        move(election, ListsState.BUILDING);
        entities.flush();
        audit.record(operator, "lists-build", "STARTED", facts.code());
        return shown(facts);
    }

    /**
     * Builds, in a transaction whose lock is taken before anybody sees that there is a build, and goes when it ends: whether
     * a build lives is asked of that lock, since no column could tell.
     *
     * @param begun hears that the build goes on, or why not
     */
    private void build(ElectionFacts facts, Operator operator, CompletableFuture<ListsShown> begun) {
        try {
            QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).run(() -> {
                try (Connection connection = database.getConnection()) {
                    if (!ListBuild.takeUpNext(connection, facts.id())) {
                        throw ProblemType.LISTS_FROZEN.exception("The lists are being built already.");
                    }
                    begun.complete(QuarkusTransaction.requiringNew().call(() -> begin(facts, operator)));
                    build(connection, facts);
                } catch (SQLException e) {
                    throw new IllegalStateException("SQLState " + e.getSQLState(), e);
                }
            });
        } catch (RuntimeException | Error e) {
            if (!begun.completeExceptionally(e)) {
                LOG.errorf("The build of the lists of %s failed: %s", facts.code(), String.valueOf(SqlState.of(e)));
                abandoned.fail(
                        facts.id(),
                        SqlState.advice(e, "The build failed and changed nothing; the log names the fault."));
            }
        }
    }

    private void build(Connection connection, ElectionFacts facts) throws SQLException {
        Integer first = facts.listsFromId();
        ListBuilder.Built built = first == null
                ? builder.build(connection, facts.id(), facts.pollingDay())
                : builder.copy(connection, facts.id(), first);
        ListBuild build = ListBuild.findById(facts.id());
        build.state = ListBuild.State.DONE;
        build.registrySeenAt = built.readAt();
        build.eligible = built.eligible();
        build.listed = built.listed();
        build.unassigned = built.unassigned();
        build.overlapPairs = built.overlaps();
        build.finishedAt = clock.now();
        move(Election.lock(facts.id()), ListsState.DRAFT);
    }

    private void move(Election election, ListsState state) {
        election.listsState = state;
        election.listsStateAt = clock.now();
    }

    private ListsShown shown(ElectionFacts facts) {
        OffsetDateTime now = clock.now();
        Election election = Election.findById(facts.id());
        ListBuild build = ListBuild.findById(facts.id());
        return ListsShown.of(election, build, now);
    }
}
