package kz.tizim.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import kz.tizim.database.Together.Call;
import kz.tizim.kit.Beside;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that come at the same time; each is its own key, or has none when it is negative. */
@Timeout(20)
class TogetherTest {
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<List<Integer>> runs = Collections.synchronizedList(new ArrayList<>());

    /** Notes the run, waits for the gate, and answers with twice the number. */
    private void twice(List<Call<Integer, Integer>> calls) {
        runs.add(calls.stream().map(Call::asked).toList());
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        calls.forEach(call -> call.answer(2 * call.asked()));
    }

    private static Together<Integer, Integer> together(
            int runs, int most, int waiting, Consumer<List<Call<Integer, Integer>>> work) {
        return new Together<>(
                new Together.Limits(runs, most, waiting, Duration.ofMillis(200)),
                Together.OWN_THREADS,
                TogetherTest::key,
                work);
    }

    private static @Nullable Object key(Integer asked) {
        return asked < 0 ? null : asked;
    }

    private void awaitRuns(int count) throws InterruptedException {
        while (runs.size() < count) {
            Thread.sleep(1);
        }
    }

    @Test
    void whoComesAloneIsServedAtOnce() {
        gate.countDown();
        assertEquals(14, together(1, 10, 10, this::twice).get(7));
        assertEquals(List.of(List.of(7)), runs);
    }

    @Test
    void whoComesWhileAllRunsAreBusyIsTakenAlongByTheNextOne() throws Exception {
        var together = together(1, 3, 10, this::twice);
        var answers = new ArrayList<CompletableFuture<Integer>>();
        answers.add(together.ask(0));
        awaitRuns(1);
        for (int i = 1; i <= 4; i++) {
            answers.add(together.ask(i));
        }
        gate.countDown();
        for (int i = 0; i <= 4; i++) {
            assertEquals(2 * i, answers.get(i).get());
        }
        assertEquals(List.of(List.of(0), List.of(1, 2, 3), List.of(4)), runs);
    }

    @Test
    void whatNoThreadWasHadForIsNotBegunLater() {
        gate.countDown();
        var none = new AtomicBoolean(true);
        var together = new Together<Integer, Integer>(
                new Together.Limits(1, 10, 10, Duration.ofSeconds(1)),
                run -> {
                    if (none.getAndSet(false)) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    Together.OWN_THREADS.execute(run);
                },
                TogetherTest::key,
                this::twice);
        assertThrows(OutOfMemoryError.class, () -> together.get(1));
        assertEquals(4, together.get(2));
        assertEquals(List.of(List.of(2)), runs);
    }

    @Test
    void callsOfOneKeyAreNeverUnderWayAtTheSameTime() throws Exception {
        var together = together(4, 10, 10, this::twice);
        var first = together.ask(5);
        awaitRuns(1);
        var second = together.ask(5);
        var third = together.ask(5);
        var other = together.ask(6);
        awaitRuns(2);
        assertEquals(List.of(List.of(5), List.of(6)), runs);
        gate.countDown();
        CompletableFuture.allOf(first, second, third, other).get();
        assertEquals(List.of(List.of(5), List.of(6), List.of(5), List.of(5)), runs);
    }

    @Test
    void aCallThatIsAnsweredLaterHoldsItsKeyUntilThen() throws Exception {
        var held = new ArrayList<Call<Integer, Integer>>();
        var together = together(4, 10, 10, calls -> {
            runs.add(calls.stream().map(Call::asked).toList());
            held.addAll(calls);
        });
        var first = together.ask(5);
        awaitRuns(1);
        var second = together.ask(5);
        Thread.sleep(50);
        assertEquals(1, runs.size());
        held.getFirst().answer(1);
        awaitRuns(2);
        held.getLast().answer(2);
        assertEquals(1, first.get());
        assertEquals(2, second.get());
    }

    @Test
    void aRunThatFailsFailsItsCallsAndNoOthers() throws Exception {
        var together = together(1, 10, 10, calls -> {
            if (calls.getFirst().asked() == 0) {
                throw new IllegalArgumentException("no");
            }
            twice(calls);
        });
        gate.countDown();
        assertEquals(
                "no",
                assertThrows(IllegalArgumentException.class, () -> together.get(0))
                        .getMessage());
        assertEquals(2, together.get(1));
    }

    @Test
    void whoIsNotBegunInTimeIsToldWhy() throws Exception {
        var together = together(1, 10, 10, this::twice);
        var first = together.ask(5);
        awaitRuns(1);
        assertTrue(assertThrows(BusyException.class, () -> together.get(5)).isHeld());
        assertFalse(assertThrows(BusyException.class, () -> together.get(6)).isHeld());
        gate.countDown();
        assertEquals(10, first.get());
        assertEquals(10, together.get(5), "the key is free again");
        assertEquals(List.of(List.of(5), List.of(5)), runs, "who was refused was not begun");
    }

    @Test
    void whoseHolderEndsInTheLastMomentIsStillToldOfIt() throws Exception {
        var held = new ArrayList<Call<Integer, Integer>>();
        var together = together(1, 10, 10, calls -> {
            if (calls.getFirst().asked() == 5) {
                runs.add(List.of(5));
                held.addAll(calls);
            } else {
                twice(calls);
            }
        });
        together.ask(5);
        awaitRuns(1);
        var second = Beside.begin(() -> together.get(5));
        Thread.sleep(50);
        together.ask(6); // passes over the second and keeps the only run
        awaitRuns(2);
        held.getFirst().answer(1);
        var refused = assertThrows(ExecutionException.class, second::get);
        assertTrue(assertInstanceOf(BusyException.class, refused.getCause()).isHeld());
        gate.countDown();
    }

    @Test
    void whoDoesNotWaitIsToldTooWhenItWasNotBegunInTime() throws Exception {
        var together = together(1, 10, 10, this::twice);
        together.ask(5);
        awaitRuns(1);
        var late = together.ask(6);
        Thread.sleep(300);
        gate.countDown();
        var refused = assertThrows(ExecutionException.class, late::get);
        assertInstanceOf(BusyException.class, refused.getCause());
    }

    @Test
    void whoIsBegunIsWaitedFor() throws Exception {
        var together = together(1, 10, 10, this::twice);
        CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS).execute(gate::countDown);
        assertEquals(10, together.get(5));
    }

    @Test
    void noMoreWaitThanMay() throws Exception {
        var together = together(1, 10, 2, this::twice);
        together.ask(1);
        awaitRuns(1);
        together.ask(2);
        together.ask(3);
        var refused =
                assertThrows(ExecutionException.class, () -> together.ask(4).get());
        assertInstanceOf(BusyException.class, refused.getCause());
        gate.countDown();
    }

    @Test
    void aRushLosesNobody() throws Exception {
        gate.countDown();
        var together = together(3, 8, 20_000, this::twice);
        var answers = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < 20_000; i++) {
            answers.add(together.ask(i % 100));
        }
        for (int i = 0; i < answers.size(); i++) {
            assertEquals(2 * (i % 100), answers.get(i).get(10, TimeUnit.SECONDS));
        }
    }
}
