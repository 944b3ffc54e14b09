package kz.tizim.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.model.Plan.Site;
import kz.tizim.model.State.Entry;
import kz.tizim.model.State.Paper;
import kz.tizim.model.State.Session;
import kz.tizim.model.Step.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The judge of the model test judges: histories that were made up, some of which cannot be. */
class JudgeTest {
    private static final String IIN = "900101300017";
    private static final String HOME = "11-1";
    private static final String AWAY = "35-1";
    private static final String NUMBER = "0000000101";

    private final List<Event> history = new ArrayList<>();
    private final Plan plan = new Plan(
            Map.of(
                    HOME, new Site(HOME, "1110", List.of("mazhilis")),
                    AWAY, new Site(AWAY, "3510", List.of("mazhilis"))),
            Map.of(IIN, HOME),
            false,
            true,
            LocalTime.of(10, 0),
            false);
    private final State morning = State.empty();
    private final Judge judge = new Judge(new Rules(plan));

    @BeforeEach
    void aVoterAndTwoOpenPrecincts() {
        morning.listed().put(IIN, HOME);
        morning.sessions().put(HOME, Session.CLOSED.in("OPEN"));
        morning.sessions().put(AWAY, Session.CLOSED.in("OPEN"));
    }

    @Test
    void oneAdmissionAndOneRefusalAreExplainedWhicheverWasAnsweredFirst() {
        happened(1, 9, ballot("a"), refused("already-voted"));
        happened(2, 8, ballot("b"), admitted("one"));
        Set<State> ends = explained();
        assertEquals(1, ends.size());
        assertEquals(Set.of("one"), ends.iterator().next().entries().keySet());
    }

    @Test
    void aRefusalThatWasAnsweredBeforeTheAdmissionWasAskedForIsNot() {
        happened(1, 2, ballot("a"), refused("already-voted"));
        happened(3, 4, ballot("b"), admitted("one"));
        unexplained("#1");
    }

    @Test
    void twoAdmissionsAreFound() {
        happened(1, 9, ballot("a"), admitted("one"));
        happened(2, 8, ballot("b"), admitted("two"));
        unexplained("#2");
    }

    @Test
    void anAdmissionOnACertificateBesideOneAtTheHomeListIsFound() {
        morning.papers().put(NUMBER, new Paper(IIN, "mazhilis", HOME, "ISSUED"));
        happened(1, 9, ballot("a"), admitted("one"));
        happened(2, 8, redemption("b"), new Reply(201, "{\"ledgerEntry\":\"two\"}", false));
        unexplained("#1");
    }

    @Test
    void anotherAnswerToAnEqualKeyIsFound() {
        happened(1, 2, ballot("a"), admitted("one"));
        happened(3, 4, ballot("a"), new Reply(201, admitted("two").body(), true));
        unexplained("#2");
    }

    @Test
    void anEqualKeyThatIsActedOnTwiceIsFound() {
        happened(1, 2, ballot("a"), admitted("one"));
        happened(3, 4, ballot("a"), refused("already-voted"));
        unexplained("#2");
    }

    @Test
    void anEqualKeyWithAnotherBodyThatIsNotRefusedIsFound() {
        happened(1, 2, ballot("a"), admitted("one"));
        happened(3, 4, ballot("a").saying("HOME"), admitted("one"));
        unexplained("#2");
    }

    @Test
    void aFaultIsFound() {
        happened(1, 2, ballot("a"), new Reply(500, "{\"type\":\"urn:tizim:problem:internal-error\"}", false));
        unexplained("#1");
    }

    @Test
    void whatTwoMomentsOfARequestSawIsExplained() {
        morning.entries().put("one", new Entry(IIN, "mazhilis", HOME, "STATION", "HOME_LIST", "", "", false, 0));
        Step ask = step(Kind.VOID_ASK, "x").about("one").saying("WRONG_NAMESAKE");
        happened(1, 2, ask, new Reply(202, "{\"id\":1}", false));
        Step approve = new Step(Kind.DECIDE, "chair", IIN, HOME, List.of(), "1", "approve", "", "z");
        happened(3, 6, approve, new Reply(200, "{}", false));
        happened(4, 7, ask, new Reply(202, "{\"id\":2}", false));
        assertEquals(1, explained().size());
    }

    @Test
    void aStoreWithoutAnAcknowledgedEntryIsFound() {
        happened(1, 2, ballot("a"), admitted("one"));
        var person = new Person(List.of(IIN));
        State end = explained().iterator().next();
        var stored = new Stored(Map.of(IIN, end), end.sessions());
        assertTrue(stored.sameAs(person, end).isPresent());
        State lost = end.copy();
        lost.entries().clear();
        assertTrue(new Stored(Map.of(IIN, lost), end.sessions())
                .sameAs(person, end)
                .isEmpty());
    }

    private void happened(long begin, long end, Step step, Reply reply) {
        history.add(new Event(history.size() + 1, step, begin * 1000, end * 1000, reply));
    }

    private Set<State> explained() {
        return judge.explain(Set.of(morning), history);
    }

    /** The smallest beginning that nothing explains has this request. */
    private void unexplained(String event) {
        assertEquals(Set.of(), explained());
        String smallest = judge.smallestUnexplained(Set.of(morning), history);
        assertTrue(smallest.contains("  " + event), smallest);
    }

    private static Step step(Kind kind, String key) {
        return new Step(kind, "member", IIN, HOME, List.of("mazhilis"), "", "", "", key);
    }

    private static Step ballot(String key) {
        return step(Kind.BALLOT, key).saying("STATION");
    }

    private static Step redemption(String key) {
        return new Step(Kind.REDEEM, "member", IIN, AWAY, List.of(), NUMBER, "", "", key);
    }

    private static Reply admitted(String entry) {
        return new Reply(
                201,
                "{\"results\":[{\"contest\":\"mazhilis\",\"outcome\":\"ADMITTED\",\"ledgerEntry\":\"%s\"}]}"
                        .formatted(entry),
                false);
    }

    private static Reply refused(String slug) {
        return new Reply(
                409,
                "{\"type\":\"urn:tizim:problem:%s\",\"results\":[{\"contest\":\"mazhilis\",\"outcome\":\"%s\"}]}"
                        .formatted(slug, slug),
                false);
    }
}
