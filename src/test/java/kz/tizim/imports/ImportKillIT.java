package kz.tizim.imports;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import kz.tizim.database.TestDatabase;
import kz.tizim.kit.Fleet;
import kz.tizim.kit.Service.Poll;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An instance is killed at random points of an extract's way. The next one finds all of a step or nothing of it, and nothing
 * is in the way of doing it again.
 */
@Timeout(600)
class ImportKillIT {
    private static final int KILLS = Integer.getInteger("tizim.test.import-kills", 10);
    private static final long SEED = Long.getLong("tizim.test.seed", System.nanoTime());
    private static final int CITIZENS = 8_000;

    /** The steps of the way. */
    private enum Step {
        RECEIVE,
        CHECK,
        APPLY,
        BUILD,
        UNDO
    }

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Map<Step, Long> millis = new EnumMap<>(Step.class);
    private Fleet fleet;
    private ImportWay way;
    private Poll poll;
    private int extracts;

    @Test
    void aStepIsDoneAsAWholeOrNotAtAll() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        try (Fleet started = new Fleet(
                1, folder, TestDatabase.fresh(), Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary))) {
            fleet = started;
            way = new ImportWay(fleet, CITIZENS);
            way.apply(surname());
            poll = way.instance().service().newElection(fleet.country());
            goUndisturbed();
            System.out.println("Kills of seed " + SEED + " (tizim.test.seed), steps in ms: " + millis);
            for (int kill = 0; kill < KILLS; kill++) {
                Step step = Step.values()[kill % Step.values().length];
                String end = killIn(step);
                System.out.println("Killed in " + step + ": " + end);
                way.nothingIsLeft();
                noFileIsIn(temporary);
            }
            killWhileAnApplyWaits();
        }
    }

    private String surname() {
        return "Айналым" + (char) ('а' + extracts++);
    }

    private String killIn(Step step) throws Exception {
        return switch (step) {
            case RECEIVE -> killWhileItReceives();
            case CHECK -> killWhileItChecks();
            case APPLY -> killWhileItApplies();
            case BUILD -> killWhileItBuilds();
            case UNDO -> killWhileItUndoes();
        };
    }

    /** How long each step takes where nothing happens. */
    private void goUndisturbed() throws Exception {
        long begun = System.nanoTime();
        int id = sent(surname());
        begun = took(Step.RECEIVE, begun);
        assertEquals("PREVIEW", way.state(id));
        took(Step.CHECK, begun);
        changesAreShown(id);
        begun = System.nanoTime();
        way.calls().approve(id);
        assertEquals("APPLIED", way.state(id));
        begun = took(Step.APPLY, begun);
        way.build(poll);
        assertEquals("DRAFT", way.awaitLists(poll));
        assertEquals(CITIZENS, way.listed(poll));
        begun = took(Step.BUILD, begun);
        way.undo(id);
        assertEquals("ROLLED_BACK", way.awaitUndone(id));
        took(Step.UNDO, begun);
    }

    private long took(Step step, long since) {
        long now = System.nanoTime();
        millis.put(step, Math.max(1, (now - since) / 1_000_000));
        return now;
    }

    private void changesAreShown(int id) {
        var page = way.calls()
                .asSecond()
                .get("/api/v1/imports/" + id + "/changes?limit=2&after=3&kind=CHANGED")
                .then()
                .statusCode(200);
        assertEquals(List.of(4, 5), page.extract().path("row"));
        assertEquals(way.rows().get(2).substring(0, 12), page.extract().path("[0].key.iin"));
    }

    /** Lets a random part of the time pass that a step takes, kills the instance and starts another one. */
    private void killWithin(Step step) throws Exception {
        Thread.sleep((long) (random.nextDouble() * millis.get(step)));
        way.instance().kill();
        way.use(fleet.replace(0));
    }

    private String killWhileItReceives() throws Exception {
        String before = way.register();
        String surname = surname();
        int last = way.calls().lastId();
        ImportCalls calls = way.calls();
        calls.firstToken();
        Thread sender = Thread.ofVirtual().start(() -> {
            try {
                calls.send("CITIZENS", way.file(surname));
            } catch (RuntimeException | Error e) {
                // The instance has gone while it listened, which is the point.
                return;
            } catch (Exception e) {
                return;
            }
        });
        int id = calls.awaitIdAfter(last);
        killWithin(Step.RECEIVE);
        sender.join();
        return sendAgain(id, before, surname);
    }

    private String killWhileItChecks() throws Exception {
        String before = way.register();
        String surname = surname();
        int id = sent(surname);
        killWithin(Step.CHECK);
        return sendAgain(id, before, surname);
    }

    /** An import that nobody has approved has changed nothing; it has failed, or waits as if nothing had happened. */
    private String sendAgain(int id, String before, String surname) throws SQLException {
        String state = way.state(id);
        assertTrue(Set.of("PREVIEW", "FAILED").contains(state), state);
        assertEquals(before, way.register());
        if (state.equals("PREVIEW")) {
            way.calls().approve(id);
            assertEquals("APPLIED", way.state(id));
            way.assertIsThere(id, surname);
        } else {
            saysWhy(id);
            way.apply(surname);
        }
        return state;
    }

    private String killWhileItApplies() throws Exception {
        String before = way.register();
        String surname = surname();
        int id = sent(surname);
        assertEquals("PREVIEW", way.state(id));
        way.calls().approve(id);
        killWithin(Step.APPLY);
        String state = way.state(id);
        if (state.equals("APPLIED")) {
            way.assertIsThere(id, surname);
        } else {
            assertEquals("FAILED", state);
            saysWhy(id);
            nothingOfItIsThere(id, before);
            way.apply(surname);
        }
        return state;
    }

    private void nothingOfItIsThere(int id, String before) throws SQLException {
        assertEquals(before, way.register());
        assertEquals(0, way.calls().number("select count(*) from citizen_before where replaced_by = " + id));
    }

    private String killWhileItBuilds() throws Exception {
        way.build(poll);
        killWithin(Step.BUILD);
        String state = way.awaitLists(poll);
        // The draft of before, or the new one; both have all citizens.
        assertEquals(CITIZENS, way.listed(poll));
        if (!state.equals("DRAFT")) {
            assertEquals("NONE", state);
            way.calls().asFirst().get(poll.path("/lists")).then().body("failure", notNullValue());
        }
        way.build(poll);
        assertEquals("DRAFT", way.awaitLists(poll));
        assertEquals(CITIZENS, way.listed(poll));
        return state;
    }

    private String killWhileItUndoes() throws Exception {
        String before = way.register();
        String surname = surname();
        int id = way.apply(surname);
        String applied = way.register();
        way.undo(id);
        killWithin(Step.UNDO);
        // Nothing says of an applied import that it is being undone: whoever still does keeps others from applying.
        awaitNobodyApplies();
        String state = way.state(id);
        if (state.equals("APPLIED")) {
            assertEquals(applied, way.register());
            way.undo(id);
            assertEquals("ROLLED_BACK", way.awaitUndone(id));
        }
        assertEquals("ROLLED_BACK", way.state(id));
        assertEquals(before, way.register());
        way.apply(surname);
        return state;
    }

    private void awaitNobodyApplies() throws SQLException {
        try (Connection connection = fleet.connection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("select pg_advisory_xact_lock(hashtextextended('import-apply', 0))");
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private void killWhileAnApplyWaits() throws Exception {
        String before = way.register();
        int id = sent("Үзілген");
        assertEquals("PREVIEW", way.state(id));
        // The row of one citizen is held by a desk: others are written already, and the apply waits.
        Iin held = Iin.of(way.rows().getLast().substring(0, 12));
        try (Connection desk = fleet.hold(held)) {
            way.calls().approve(id);
            fleet.awaitWaiting(1);
            way.instance().kill();
            desk.rollback();
        }
        way.use(fleet.replace(0));
        way.calls().settled(id).body("state", equalTo("FAILED"));
        nothingOfItIsThere(id, before);
        way.nothingIsLeft();
    }

    private int sent(String surname) {
        return way.calls()
                .send("CITIZENS", way.file(surname))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private void saysWhy(int id) {
        way.calls().settled(id).body("reason", notNullValue());
    }

    private static void noFileIsIn(Path temporary) throws Exception {
        try (Stream<Path> files = Files.walk(temporary)) {
            assertEquals(List.of(), files.filter(Files::isRegularFile).toList());
        }
    }
}
