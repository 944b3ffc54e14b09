package kz.tizim.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import kz.tizim.kit.Instance.Reply;
import kz.tizim.model.Plan.Site;
import kz.tizim.model.State.Blank;
import kz.tizim.model.State.Conflict;
import kz.tizim.model.State.Entry;
import kz.tizim.model.State.Matter;
import kz.tizim.model.State.Paper;
import kz.tizim.model.State.Session;
import kz.tizim.model.Step.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The judge of the model test judges: histories that were made up, some of which cannot be. */
class JudgeTest {
    private static final String IIN = "900101300017";
    private static final String OTHER = "900101300028";
    private static final String HOME = "11-1";
    private static final String AWAY = "35-1";
    private static final String NUMBER = "0000000101";

    private final List<Event> history = new ArrayList<>();
    private final Plan plan = new Plan(
            Map.of(
                    HOME, new Site(HOME, "1110", List.of("mazhilis")),
                    AWAY, new Site(AWAY, "3510", List.of("mazhilis"))),
            Map.of(IIN, HOME),
            Plan.Phase.PRINTED,
            LocalTime.of(10, 0));
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
    void anotherAnswerToAnEqualKeyIsFoundWithoutAnyRule() {
        happened(1, 2, ballot("a"), admitted("one"));
        happened(3, 4, ballot("a"), new Reply(201, admitted("one").body(), true));
        Invariants.equalKeysGotEqualAnswers(history);
        happened(5, 6, ballot("a"), new Reply(201, admitted("two").body(), true));
        assertThrows(AssertionError.class, () -> Invariants.equalKeysGotEqualAnswers(history));
    }

    @Test
    void anEqualKeyThatIsActedOnTwiceIsFoundWithoutAnyRule() {
        happened(1, 4, ballot("a"), admitted("one"));
        happened(2, 3, ballot("a"), admitted("one"));
        assertThrows(AssertionError.class, () -> Invariants.equalKeysGotEqualAnswers(history));
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
        happened(3, 6, decide("1", "chair"), approved());
        happened(4, 7, ask, new Reply(202, "{\"id\":2}", false));
        assertEquals(1, explained().size());
    }

    @Test
    void aSecondBallotTakesThePlaceOfAVoidedEntry() {
        aSecondBallotStandsBesideAnEntry();
        happened(1, 2, decide("1", "chair"), approved());
        happened(3, 4, ballot("a"), refused("already-voted"));
        Set<State> ends = explained();
        assertEquals(1, ends.size());
        assertEquals("7", ends.iterator().next().entries().get("second").sheet());
    }

    @Test
    void anAdmissionThoughASecondBallotTookThePlaceIsFound() {
        aSecondBallotStandsBesideAnEntry();
        happened(1, 2, decide("1", "chair"), approved());
        happened(3, 4, ballot("a"), admitted("three"));
        unexplained("#2");
    }

    @Test
    void aSecondBallotThatIsUndoneTakesNoPlace() {
        aSecondBallotStandsBesideAnEntry();
        happened(1, 2, decide("2", "chair"), approved());
        happened(3, 4, decide("1", "chair"), approved());
        happened(5, 6, ballot("a"), admitted("three"));
        assertEquals(1, explained().size());
    }

    @Test
    void anotherAnswerToARepeatedDecisionIsFound() {
        aSecondBallotStandsBesideAnEntry();
        happened(1, 2, decide("2", "chair"), approved());
        happened(3, 4, decide("2", "chair"), approved());
        happened(5, 6, decide("2", "chair"), new Reply(200, "{\"ledgerEntry\":\"another\"}", false));
        unexplained("#3");
    }

    @Test
    void anAdmissionOnAnotherNumberOfWhoHasVotedIsFound() {
        morning.listed().put(OTHER, HOME);
        morning.links().put(OTHER, IIN);
        morning.entries().put("one", new Entry(OTHER, "mazhilis", HOME, "STATION", "HOME_LIST", "", "", false, 0));
        happened(1, 2, ballot("a"), admitted("two"));
        unexplained("#1");
    }

    @Test
    void anAdmissionAtAPrecinctThatOpenedForPaperIsFound() {
        morning.sessions().put(HOME, Session.CLOSED.openedLate("No 14"));
        happened(1, 2, ballot("a"), admitted("one"));
        unexplained("#1");
    }

    @Test
    void aBlankThatIsUsedTwiceIsFound() {
        morning.blanks().put(NUMBER, new Blank(HOME, "HELD", ""));
        var early = new Plan(
                Map.of(HOME, new Site(HOME, "1110", List.of("mazhilis", Plan.PRINTED))),
                Map.of(),
                Plan.Phase.EARLY,
                null);
        Reply issued = new Reply(201, "{\"number\":\"%s\"}".formatted(NUMBER), false);
        Step issue = step(Kind.ISSUE, "a").of(List.of(Plan.PRINTED)).about(NUMBER);
        Step back = step(Kind.RETURN, "b").about(NUMBER);
        happened(1, 2, issue, issued);
        happened(3, 4, back, new Reply(201, "{}", false));
        var judging = new Judge(new Rules(early));
        assertEquals(1, judging.explain(Set.of(morning), history).size());
        happened(5, 6, issue.under("c"), issued);
        assertEquals(Set.of(), judging.explain(Set.of(morning), history));
    }

    @Test
    void aStoreWithoutAnAcknowledgedEntryIsFound() {
        happened(1, 2, ballot("a"), admitted("one"));
        found(explained().iterator().next(), lost -> lost.entries().clear());
    }

    @Test
    void aStoreWithoutAnAcknowledgedSecondBallotIsFound() {
        aSecondBallotStandsBesideAnEntry();
        found(morning, lost -> lost.conflicts().clear());
    }

    @Test
    void aStoreWhoseCertificateIsStillOutIsFound() {
        morning.papers().put(NUMBER, new Paper(IIN, "mazhilis", HOME, "ISSUED"));
        happened(1, 8, redemption("b"), new Reply(201, "{\"ledgerEntry\":\"two\"}", false));
        found(explained().iterator().next(), lost -> lost.papers().replaceAll((_, paper) -> paper.in("ISSUED")));
    }

    private void found(State end, Consumer<State> fault) {
        var person = new Person(List.of(IIN));
        assertTrue(new Stored(Map.of(IIN, end), end.sessions(), Map.of()).isThat(person, end));
        State lost = end.copy();
        fault.accept(lost);
        assertFalse(new Stored(Map.of(IIN, lost), end.sessions(), Map.of()).isThat(person, end));
    }

    /** Two matters wait: a void of the entry is 1, one of the second ballot 2. */
    private void aSecondBallotStandsBesideAnEntry() {
        morning.entries().put("one", new Entry(IIN, "mazhilis", HOME, "STATION", "HOME_LIST", "", "", false, 0));
        morning.conflicts()
                .put("second", new Conflict(IIN, "mazhilis", HOME, "STATION", "7", LocalTime.of(8, 0), 0, false));
        Step entry = step(Kind.VOID_ASK, "x").about("one").saying("WRONG_NAMESAKE");
        morning.matters().put("1", Matter.of(entry, "", "one"));
        morning.matters().put("2", Matter.of(step(Kind.CONFLICT_VOID_ASK, "y"), "", "second"));
    }

    private static Step decide(String matter, String account) {
        return new Step(Kind.DECIDE, account, IIN, HOME, List.of(), matter, "approve", "", "z");
    }

    private static Reply approved() {
        return new Reply(200, "{}", false);
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
