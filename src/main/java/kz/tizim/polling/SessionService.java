package kz.tizim.polling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.List;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.election.DecidingClock;
import kz.tizim.election.ElectionFacts;
import kz.tizim.precinct.PollingSession;
import kz.tizim.precinct.PrecinctFacts;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Opening and closing a precinct.
 *
 * <p>Closing is two steps, each its own transaction: CLOSING refuses newcomers; then, alone in the precinct — every
 * admission under way holds the same lock shared —, the count is taken and compared with the hand-counted signatures, and
 * the precinct is LOCKED. No admission can slip in behind the count.
 */
@ApplicationScoped
class SessionService {
    private final EntityManager entities;
    private final DecidingClock clock;
    private final AuditTrail audit;

    SessionService(EntityManager entities, DecidingClock clock, AuditTrail audit) {
        this.entities = entities;
        this.clock = clock;
        this.audit = audit;
    }

    /** Opens a precinct within the hours of polling day. */
    @Transactional
    SessionShown open(ElectionFacts election, PrecinctFacts precinct, Operator operator) {
        OffsetDateTime now = clock.now();
        var hours =
                new PollingSession(PollingSession.State.CLOSED, precinct.zone(), precinct.opens(), precinct.closes());
        if (!hours.isWithinHours(now, election.pollingDay())) {
            throw hours.closed(election.pollingDay()).exception();
        }
        entities.createNativeQuery("""
                        insert into precinct_session (election_id, precinct_id, state, opened_at, opened_by)
                        values (:election, :precinct, 'OPEN', :now, :account) on conflict do nothing""")
                .setParameter("election", election.id())
                .setParameter("precinct", precinct.id())
                .setParameter("now", now)
                .setParameter("account", operator.accountId())
                .executeUpdate();
        PrecinctSession session = find(election, precinct);
        if (session.state != PollingSession.State.OPEN) {
            throw ProblemType.POLLS_CLOSED.exception("This precinct has closed: it is not opened again.");
        }
        audit.record(operator, "precinct-opened", "DONE", election.code() + " " + precinct.code());
        return SessionShown.of(precinct, session);
    }

    /** Refuses newcomers from now on. Before the hours are over it needs an act of the territorial commission. */
    @Transactional
    void beginClosing(ElectionFacts election, PrecinctFacts precinct, Operator operator) {
        PrecinctSession session = PrecinctSession.lock(election.id(), precinct.id());
        if (session == null) {
            throw ProblemType.POLLS_CLOSED.exception("This precinct was not opened.");
        }
        if (session.state == PollingSession.State.OPEN) {
            OffsetDateTime now = clock.now();
            var hours = new PollingSession(session.state, precinct.zone(), precinct.opens(), precinct.closes());
            if (hours.isWithinHours(now, election.pollingDay())) {
                throw ProblemType.OUTSIDE_WINDOW
                        .with("The polls are open until the end of the hours.")
                        .with(
                                "closesAt",
                                election.pollingDay()
                                        .atTime(precinct.closes())
                                        .atZone(precinct.zone())
                                        .toOffsetDateTime()
                                        .toString())
                        .exception();
            }
            session.state = PollingSession.State.CLOSING;
            session.closingAt = now;
            audit.record(operator, "precinct-closing", "DONE", election.code() + " " + precinct.code());
        }
    }

    /**
     * Counts, compares and locks.
     *
     * @param signatures signatures of voters, counted by hand
     * @param act number of the act that explains a difference
     */
    @Transactional
    SessionShown lock(
            ElectionFacts election, PrecinctFacts precinct, long signatures, @Nullable String act, Operator operator) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(:election, :precinct)")
                .setParameter("election", election.id())
                .setParameter("precinct", precinct.id())
                .getSingleResult();
        PrecinctSession session = java.util.Objects.requireNonNull(PrecinctSession.lock(election.id(), precinct.id()));
        if (session.state == PollingSession.State.LOCKED) {
            return SessionShown.of(precinct, session);
        }
        Count count = count(election, precinct);
        if (count.voters() != signatures && act == null) {
            throw ProblemType.COUNTS_DIFFER
                    .with(
                            "The signatures counted by hand are not as many as the voters admitted: count again, or name the act.")
                    .with("admitted", count.voters())
                    .with("signatures", signatures)
                    .with("byContestAndBasis", count.lines())
                    .exception();
        }
        // Read before anything is set: asking the database writes what is set so far.
        OffsetDateTime now = clock.now();
        session.state = PollingSession.State.LOCKED;
        session.lockedAt = now;
        session.admitted = count.voters();
        session.signatures = signatures;
        session.differenceAct = count.voters() == signatures ? null : act;
        audit.record(operator, "precinct-locked", "DONE", election.code() + " " + precinct.code());
        return SessionShown.of(precinct, session);
    }

    /** The session of a precinct; closed before it is opened. */
    @Transactional
    SessionShown show(ElectionFacts election, PrecinctFacts precinct) {
        PrecinctSession session = PrecinctSession.find(election.id(), precinct.id());
        return session == null ? SessionShown.closed(precinct) : SessionShown.of(precinct, session);
    }

    /** Admitted voters: each signs once, however many contests; beside it the entries by contest and basis. */
    private record Count(long voters, List<String> lines) {}

    private Count count(ElectionFacts election, PrecinctFacts precinct) {
        String live = """
                from ledger_entry e left join ledger_void v using (election_id, contest_id, iin, seq)
                where e.election_id = :election and e.precinct_id = :precinct and v.seq is null""";
        long voters = (Long) entities.createNativeQuery("select count(distinct e.iin) " + live, Long.class)
                .setParameter("election", election.id())
                .setParameter("precinct", precinct.id())
                .getSingleResult();
        @SuppressWarnings("unchecked")
        List<String> lines = entities.createNativeQuery(
                        "select c.code || ' ' || e.basis || ': ' || count(*) "
                                + live.replace("where", "join contest c on c.id = e.contest_id where")
                                + " group by c.code, e.basis order by 1",
                        String.class)
                .setParameter("election", election.id())
                .setParameter("precinct", precinct.id())
                .getResultList();
        return new Count(voters, lines);
    }

    private static PrecinctSession find(ElectionFacts election, PrecinctFacts precinct) {
        return java.util.Objects.requireNonNull(PrecinctSession.find(election.id(), precinct.id()));
    }
}
