package kz.tizim.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import kz.tizim.election.ElectionFacts;
import kz.tizim.election.ElectionFacts.ContestFacts;
import kz.tizim.election.Window;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.hibernate.exception.ConstraintViolationException;

/** Print runs: within the legal share of the voters on a contest's lists, until the day of the calendar. */
@ApplicationScoped
class BlankPrinting {
    /** From here on serial numbers are the service's own, for certificates without a printed blank. */
    private static final long OWN_SERIALS = 90_000_000;

    private static final int THOUSAND = 1000;
    private static final String PRINTED = """
            select count(*) as runs, coalesce(sum(quantity), 0) as blanks from blank_run
            where election_id = :election and contest_id = :contest""";
    private static final String VOTERS = """
            select count(*) from voter v join precinct p on p.id = v.precinct_id
            where v.election_id = :election and starts_with(p.kato, cast(:scope as text))""";
    private static final String REGISTER = """
            insert into blank_run (election_id, contest_id, run, first_number, last_number, voters, allowed, printed_before)
            values (:election, :contest, :run, :first, :last, :voters, :allowed, :before)""";
    private static final String OF_RANGE = """
            select contest_id, run from blank_run
            where election_id = :election and first_number <= :first and last_number >= :last""";

    private final EntityManager entities;

    BlankPrinting(EntityManager entities) {
        this.entities = entities;
    }

    /** Which run of which contest. */
    record Run(int contestId, short number) {}

    /** Registers a run in the transaction under way. */
    Run register(ElectionFacts election, ContestFacts contest, BlankRange range, OffsetDateTime now) {
        var window = new Window(null, election.calendar().blanksPrintedUntil());
        if (!window.isOpenAt(now, election.zone())) {
            throw window.closed("No more blanks are printed so close to polling day.", election.zone())
                    .exception();
        }
        if (range.last().serial() >= OWN_SERIALS) {
            throw Problem.invalid("last", "must have a serial number below 90,000,000: those are not printed");
        }
        var printed = (Tuple) entities.createNativeQuery(PRINTED, Tuple.class)
                .setParameter("election", election.id())
                .setParameter("contest", contest.id())
                .getSingleResult();
        long before = printed.get("blanks", Number.class).longValue();
        long voters = (Long) entities.createNativeQuery(VOTERS, Long.class)
                .setParameter("election", election.id())
                .setParameter("scope", contest.scope())
                .getSingleResult();
        long allowed = voters * election.calendar().blanksPerThousand() / THOUSAND;
        if (before + range.quantity() > allowed) {
            throw ProblemType.PRINT_RUN_TOO_LARGE
                    .with("No more blanks are printed than the legal share of the voters on the contest's lists.")
                    .with("voters", voters)
                    .with("perThousand", election.calendar().blanksPerThousand())
                    .with("source", election.calendar().blanksSource())
                    .with("allowed", allowed)
                    .with("printedBefore", before)
                    .exception();
        }
        var run =
                new Run(contest.id(), (short) (printed.get("runs", Number.class).intValue() + 1));
        register(election, run, range, voters, allowed, before);
        return run;
    }

    private void register(ElectionFacts election, Run run, BlankRange range, long voters, long allowed, long before) {
        try {
            entities.createNativeQuery(REGISTER)
                    .setParameter("election", election.id())
                    .setParameter("contest", run.contestId())
                    .setParameter("run", run.number())
                    .setParameter("first", range.first().value())
                    .setParameter("last", range.last().value())
                    .setParameter("voters", voters)
                    .setParameter("allowed", allowed)
                    .setParameter("before", before)
                    .executeUpdate();
        } catch (ConstraintViolationException e) {
            if ("blank_run_pk".equals(e.getConstraintName())) {
                throw ProblemType.ALREADY_EXISTS.exception(
                        "Another run of this contest is being registered: look at it, and ask again.");
            }
            throw e;
        }
    }

    /** The run that a range lies in. */
    Optional<Run> of(ElectionFacts election, BlankRange range) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(OF_RANGE, Tuple.class)
                .setParameter("election", election.id())
                .setParameter("first", range.first().value())
                .setParameter("last", range.last().value())
                .getResultList();
        return rows.stream()
                .map(row -> new Run(row.get("contest_id", Integer.class), row.get("run", Short.class)))
                .findFirst();
    }
}
