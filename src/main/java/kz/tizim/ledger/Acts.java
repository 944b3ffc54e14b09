package kz.tizim.ledger;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import kz.tizim.database.BusyException;
import kz.tizim.database.OutcomeUnknownException;
import kz.tizim.database.Together;
import kz.tizim.database.Together.Call;

/**
 * The way every act on a citizen runs:
 *
 * <ol>
 *   <li>lock the citizen's row, so that acts on one citizen happen one after the other;
 *   <li>look for the attempt: the same key and request get the first answer again, another request is refused;
 *   <li>read what the decision needs, and the deciding time;
 *   <li>decide;
 *   <li>write the effects, the audit row and the attempt with its answer;
 *   <li>commit, and only then answer.
 * </ol>
 *
 * <p>A number that was linked to another one stands for that: {@link #onPrincipal}.
 *
 * <p>Acts on different citizens that come at the same time share one transaction, see {@link ActTransaction}. One that would
 * have to wait for a lock gets a transaction of its own, and so does each of those whose transaction one of them broke.
 */
@ApplicationScoped
public class Acts {
    // While one run waits for the disk the other one reads and decides: more would be smaller, and what a transaction
    // costs is the same for one act as for ten. Thirty-two acts a run are as many as there are desks in a large hall.
    private static final Together.Limits LIMITS = new Together.Limits(2, 32, 1000, Duration.ofSeconds(5));
    /** How many acts may wait for locks at the same time: the others need connections too. */
    private static final int MOST_PATIENT = 8;

    private final AgroalDataSource database;
    private final Answers answers;
    private final MeterRegistry metrics;
    private final Together<Case.Asked<?>, Answer> together =
            new Together<>(LIMITS, Together.OWN_THREADS, asked -> asked.act().iin(), this::run);
    private final Semaphore patient = new Semaphore(MOST_PATIENT);

    Acts(AgroalDataSource database, Answers answers, MeterRegistry metrics) {
        this.database = database;
        this.answers = answers;
        this.metrics = metrics;
    }

    /**
     * Runs an act.
     *
     * @param question what the decision has to know
     * @param decision decides from the facts, at least one, and the deciding time; must not touch the database
     * @throws LinkedIinException when the number stands for another one
     * @throws ActFailedException when the database refuses; nothing of the act stays
     * @throws OutcomeUnknownException when the act may or may not have been committed
     * @throws BusyException when it was not begun in time
     */
    public <F> Answer perform(
            Act act, Question.Asked<F> question, BiFunction<List<F>, OffsetDateTime, Outcome> decision) {
        return together.get(new Case.Asked<>(act, answers.requestHash(act), question, decision));
    }

    /**
     * Does an act on the number that a person is known by: the one given, or the principal that it was linked to.
     *
     * @param act that {@link #perform performs} or reads on the number it is given
     */
    public static <T> T onPrincipal(long iin, LongFunction<T> act) {
        try {
            return act.apply(iin);
        } catch (LinkedIinException e) {
            return act.apply(e.principal());
        }
    }

    private void run(List<Call<Case.Asked<?>, Answer>> calls) {
        List<Call<Case.Asked<?>, Answer>> left = new ArrayList<>();
        try {
            left.addAll(transact(calls, Locks.FREE_ONLY));
        } catch (ActFailedException e) {
            if (e.isForWantOfALock()) {
                left.addAll(calls);
            } else if (calls.size() > 1 && e.isOfOneAct()) {
                left.addAll(transactOneByOne(calls));
            } else {
                throw e;
            }
        } catch (OutcomeUnknownException e) {
            throw e;
        } catch (RuntimeException e) {
            // A decision of ours fails.
            left.addAll(transactOneByOne(calls));
        }
        left.forEach(call -> Thread.startVirtualThread(() -> transactPatiently(call)));
    }

    /** One act is the reason why nothing of any of them stays, and the others do without it. */
    private List<Call<Case.Asked<?>, Answer>> transactOneByOne(List<Call<Case.Asked<?>, Answer>> calls) {
        List<Call<Case.Asked<?>, Answer>> left = new ArrayList<>();
        for (Call<Case.Asked<?>, Answer> call : calls) {
            try {
                left.addAll(transact(List.of(call), Locks.FREE_ONLY));
            } catch (RuntimeException e) {
                call.fail(e);
            }
        }
        return left;
    }

    /** An act whose locks are held by another instance, or whose citizen does not exist. */
    private void transactPatiently(Call<Case.Asked<?>, Answer> call) {
        try {
            if (!patient.tryAcquire(LIMITS.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw BusyException.held();
            }
            try {
                transact(List.of(call), Locks.WAITING);
            } finally {
                patient.release();
            }
        } catch (Throwable e) { // whatever it is, somebody waits for the answer
            call.fail(e);
        }
    }

    /** Answers what could be done, in one transaction; the result is what could not for want of locks. */
    private List<Call<Case.Asked<?>, Answer>> transact(List<Call<Case.Asked<?>, Answer>> calls, Locks locks) {
        var transaction = new ActTransaction(answers, locks);
        calls.forEach(call -> transaction.add(call.asked()));
        Map<Case.Asked<?>, ActTransaction.Decided> done = transaction.commit(database);
        List<Call<Case.Asked<?>, Answer>> left = new ArrayList<>();
        for (Call<Case.Asked<?>, Answer> call : calls) {
            ActTransaction.Decided decided = done.get(call.asked());
            Long principal = transaction.linked().get(call.asked());
            if (decided != null) {
                call.answer(decided.answer());
                count(call.asked().act(), decided);
            } else if (principal != null) {
                call.fail(new LinkedIinException(principal));
            } else {
                left.add(call);
            }
        }
        metrics.summary("tizim.acts.together").record(calls.size());
        return left;
    }

    private void count(Act act, ActTransaction.Decided decided) {
        metrics.counter("tizim.acts", "action", act.action(), "outcome", decided.word())
                .increment();
    }
}
