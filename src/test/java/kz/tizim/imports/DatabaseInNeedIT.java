package kz.tizim.imports;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.restassured.response.Response;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import kz.tizim.database.SmallDisk;
import kz.tizim.kit.Fleet;
import kz.tizim.kit.Service.Poll;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL's disk gets full in each step of an extract's way, or the server falls over, with a desk beside it; then there
 * is room again, or the server is back.
 */
@Timeout(300)
class DatabaseInNeedIT {
    private static final int DISK_MEGABYTES = 640;
    private static final int CITIZENS = 30_000;
    private static final int VOTERS = 200;
    private static final long LITTLE = 2L << 20;
    /** What may stay of a failed import, and of those who were admitted meanwhile: notes. */
    private static final long NOTES = 1L << 20;

    private static final String ADVICE = "disk is full";

    @TempDir
    static Path folder;

    private static SmallDisk disk;
    private static Fleet fleet;
    private static ImportWay way;
    private static Poll poll;
    private static List<Iin> voters;
    private static BallotDesk desk;
    private static int extracts;

    @BeforeAll
    static void anInstanceOnASmallDisk() throws Exception {
        String obstacle = SmallDisk.obstacle(folder.resolve("trial"));
        if (obstacle != null && !Boolean.parseBoolean(System.getenv("CI"))) {
            abort("left out, since " + obstacle);
        }
        disk = SmallDisk.start(folder.resolve("disk"), DISK_MEGABYTES);
        fleet = new Fleet(1, folder, disk.database(), Map.of());
        way = new ImportWay(fleet, CITIZENS);
        voters = fleet.country().citizens(fleet.country().home, VOTERS);
        var service = way.instance().service();
        poll = service.electionWithLists(fleet.country());
        service.openPolls(fleet.country(), poll, fleet.country().home);
        desk = new BallotDesk(way.instance(), poll, fleet.country().home, voters);
        way.apply(surname());
    }

    @AfterAll
    static void end() throws Exception {
        if (fleet != null) {
            fleet.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @AfterEach
    void nobodyWasLostOrNamed() throws Exception {
        disk.giveBack();
        desk.askAgain();
        fleet.audit();
        way.nothingIsLeft();
        String output = way.instance().output();
        assertFalse(output.contains(way.rows().getFirst().substring(0, 12)), "the log names a citizen");
        assertFalse(output.contains("Толы"), "the log names a citizen");
    }

    private static String surname() {
        return "Толы" + (char) ('а' + extracts++);
    }

    @Test
    void whileAnExtractIsReceived() throws Exception {
        String before = way.register();
        String surname = surname();
        int last = way.calls().lastId();
        disk.settle();
        disk.leave(LITTLE);
        try (var open = desk.open()) {
            way.calls()
                    .send("CITIZENS", way.file(surname))
                    .then()
                    .statusCode(503)
                    .body("type", equalTo("urn:tizim:problem:unavailable"));
        }
        int id = way.calls().lastId();
        assertEquals(last + 1, id);
        failedAndGaveBack(id, before, LITTLE);
        disk.giveBack();
        way.apply(surname);
    }

    @Test
    void whileAnExtractIsChecked() throws Exception {
        String before = way.register();
        String surname = surname();
        long room = staged(surname) + (1 << 19);
        disk.settle();
        disk.leave(room);
        int id;
        try (var open = desk.open()) {
            id = sent(surname);
            assertEquals("FAILED", way.state(id));
        }
        failedAndGaveBack(id, before, room);
        disk.giveBack();
        way.apply(surname);
    }

    /** Bytes of the rows of an extract, which is then cancelled. */
    private static long staged(String surname) throws SQLException {
        int id = sent(surname);
        assertEquals("PREVIEW", way.state(id));
        int bytes = way.calls().number("select pg_relation_size('staging.import_" + id + "')");
        way.calls().cancel(id);
        return bytes;
    }

    @Test
    void whileAnExtractIsApplied() throws Exception {
        String before = way.register();
        String surname = surname();
        int id = sent(surname);
        assertEquals("PREVIEW", way.state(id));
        disk.settle();
        disk.leave(LITTLE);
        try (var open = desk.open()) {
            way.calls().approve(id);
            assertEquals("FAILED", way.state(id));
        }
        failedAndGaveBack(id, before, LITTLE);
        assertEquals(0, way.calls().number("select count(*) from citizen_before where replaced_by = " + id));
        disk.giveBack();
        way.apply(surname);
    }

    @Test
    void whileAnExtractIsUndone() throws Exception {
        String before = way.register();
        int id;
        // Somebody reads for a long time, so that no room of older versions can be used again.
        try (Connection reader = disk.database().asSuperuser()) {
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            reader.setAutoCommit(false);
            reader.createStatement().execute("select count(*) from citizen");
            id = way.apply(surname());
            String applied = way.register();
            disk.settle();
            disk.leave(LITTLE);
            try (var open = desk.open()) {
                way.undo(id);
                String told = ImportWay.await(() -> String.valueOf(reason(id)).contains(ADVICE) ? "told" : "", "told");
                assertEquals("told", told);
            }
            assertEquals("APPLIED", way.state(id));
            assertEquals(applied, way.register());
            reader.rollback();
        }
        disk.giveBack();
        way.undo(id);
        assertEquals("ROLLED_BACK", way.awaitUndone(id));
        assertEquals(before, way.register());
    }

    @Test
    void whileListsAreBuilt() throws Exception {
        Poll other = way.instance().service().newElection(fleet.country());
        disk.settle();
        disk.leave(1 << 19);
        try (var open = desk.open()) {
            way.build(other);
            assertEquals("NONE", way.awaitLists(other));
        }
        way.calls().asFirst().get(other.path("/lists")).then().body("failure", containsString(ADVICE));
        disk.giveBack();
        way.build(other);
        assertEquals("DRAFT", way.awaitLists(other));
        assertTrue(way.listed(other) >= CITIZENS);
    }

    @Test
    void whileNothingIsLeftAtAllDesksAreAnsweredAndAskAgain() throws Exception {
        disk.settle();
        assertTrue(disk.leave(0) < 1 << 16);
        for (int i = 0; i < 10; i++) {
            desk.admit();
            int status = way.instance()
                    .service()
                    .lookup(poll, voters.getFirst(), "1234")
                    .statusCode();
            assertTrue(status == 200 || status == 503, "a look-up is answered " + status);
        }
    }

    @Test
    void whileTheServerFallsOver() throws Exception {
        String before = way.register();
        String surname = surname();
        int id = sent(surname);
        assertEquals("PREVIEW", way.state(id));
        try (Connection holder = fleet.hold(Iin.of(way.rows().getLast().substring(0, 12)));
                var open = desk.open()) {
            assertTrue(holder.isValid(1));
            way.calls().approve(id);
            fleet.awaitWaiting(1);
            killTheApply();
            assertEquals("FAILED", ImportWay.await(() -> stateOrStatus(id), "FAILED"));
        }
        way.calls().settled(id).body("reason", containsString("went away"));
        assertEquals(before, way.register());
        way.nothingIsLeft();
        way.apply(surname);
    }

    /** As when one of its processes crashes: the server ends all others too, and recovers. */
    private static void killTheApply() throws SQLException {
        try (Connection superuser = disk.database().asSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("select pid from pg_stat_activity where wait_event_type = 'Lock'"
                        + " and datname = current_database() and query like '%citizen%'")) {
            row.next();
            ProcessHandle.of(row.getInt(1)).orElseThrow().destroyForcibly();
        }
    }

    /** While the server recovers, it is answered that there is no answer. */
    private static String stateOrStatus(int id) {
        Response shown = way.calls().asFirst().get("/api/v1/imports/" + id);
        return shown.statusCode() == 200 ? shown.path("state") : String.valueOf(shown.statusCode());
    }

    private static @Nullable String reason(int id) {
        return way.calls().settled(id).extract().path("reason");
    }

    /** The import has failed for want of room, has changed nothing, and holds no room. */
    private static void failedAndGaveBack(int id, String before, long free) throws Exception {
        way.calls().settled(id).body("state", equalTo("FAILED")).body("reason", containsString(ADVICE));
        assertEquals(before, way.register());
        way.nothingIsLeft();
        String given = ImportWay.await(() -> String.valueOf(isFree(free - NOTES)), "true");
        assertEquals("true", given, "the room is given back");
    }

    private static boolean isFree(long bytes) {
        try {
            return disk.free() >= bytes;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int sent(String surname) {
        return way.calls()
                .send("CITIZENS", way.file(surname))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }
}
