package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.CITIZENS;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import kz.tizim.kit.Fleet;
import kz.tizim.kit.Instance;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An instance is killed while it receives, checks or applies an extract: the next one finds all of it or nothing. */
@Timeout(600)
class ImportKillIT {
    private static final int KILLS = Integer.getInteger("tizim.test.import-kills", 5);
    private static final int CITIZENS_OF_AN_EXTRACT = 40_000;
    /** By then a fast machine has applied the extract. */
    private static final int LATEST_MILLIS = 1500;

    private static final Set<String> PASSING = Set.of("RECEIVING", "CHECKING", "APPLYING");

    @TempDir
    Path folder;

    private final List<String> rows = ExtractRows.citizens(LocalDate.of(1980, 1, 1), CITIZENS_OF_AN_EXTRACT);

    @Test
    void anExtractIsThereAsAWholeOrNotAtAll() throws Exception {
        var random = new Random(7);
        try (var fleet = new Fleet(1, folder)) {
            Instance instance = fleet.instance(0);
            String there = "";
            for (int round = 0; round <= KILLS; round++) {
                String surname = "Айналым" + (char) ('а' + round);
                int id = send(instance, fleet, surname);
                settled(instance, fleet, id);
                everyRowOfTheFirstExtractIsNew(instance, fleet, id, round);
                approve(instance, fleet, id);
                if (round > 0) {
                    Thread.sleep(random.nextInt(LATEST_MILLIS));
                    instance.kill();
                    instance = fleet.replace(0);
                }
                String state = settled(instance, fleet, id).extract().path("state");
                assertTrue(Set.of("APPLIED", "FAILED").contains(state), state);
                there = state.equals("APPLIED") ? surname : there;
                assertEquals(CITIZENS_OF_AN_EXTRACT, citizens(fleet, there), "round " + round + " is " + state);
                assertEquals(
                        CITIZENS_OF_AN_EXTRACT,
                        fleet.country().query("select count(*)::int from citizen where missing_since is null"));
                nothingIsStaged(fleet);
            }
            instance = killInTheMiddleOfAnApply(fleet, instance, there);
            killWhileItReceives(fleet, instance, there);
        }
    }

    private void everyRowOfTheFirstExtractIsNew(Instance instance, Fleet fleet, int id, int round) {
        var page = instance.service()
                .as(fleet.country().secondAdmin)
                .get("/api/v1/imports/" + id + "/changes?limit=2&after=3&kind=" + (round == 0 ? "ADDED" : "CHANGED"))
                .then()
                .statusCode(200);
        assertEquals(List.of(4, 5), page.extract().path("row"));
        assertEquals(rows.get(2).substring(0, 12), page.extract().path("[0].key.iin"));
    }

    private Instance killInTheMiddleOfAnApply(Fleet fleet, Instance instance, String there) throws Exception {
        int id = send(instance, fleet, "Үзілген");
        settled(instance, fleet, id);
        // The row of one citizen is held by a desk: others are written already, and the apply waits.
        Iin held = Iin.of(rows.getLast().substring(0, 12));
        try (Connection desk = fleet.hold(held)) {
            approve(instance, fleet, id);
            fleet.awaitWaiting(1);
            instance.kill();
            desk.rollback();
        }
        Instance next = fleet.replace(0);
        settled(next, fleet, id).body("state", equalTo("FAILED"));
        assertEquals(CITIZENS_OF_AN_EXTRACT, citizens(fleet, there));
        assertEquals(0, fleet.country().query("select count(*)::int from citizen_before where replaced_by = ?", id));
        nothingIsStaged(fleet);
        return next;
    }

    private static void approve(Instance instance, Fleet fleet, int id) {
        instance.service()
                .as(fleet.country().secondAdmin)
                .body("{\"reason\":\"All of them have married, as a test has it\"}")
                .post("/api/v1/imports/" + id + "/approval")
                .then()
                .statusCode(202);
    }

    private void killWhileItReceives(Fleet fleet, Instance instance, String there) throws Exception {
        Thread sender = Thread.ofVirtual().start(() -> {
            try {
                send(instance, fleet, "Жарты");
            } catch (RuntimeException | Error e) {
                // The instance has gone while it listened, which is the point.
                return;
            } catch (Exception e) {
                return;
            }
        });
        Thread.sleep(300);
        instance.kill();
        sender.join();
        fleet.replace(0);
        for (int i = 0; i < 900 && passing(fleet) > 0; i++) {
            Thread.sleep(100);
        }
        assertEquals(0, passing(fleet));
        assertEquals(CITIZENS_OF_AN_EXTRACT, citizens(fleet, there));
    }

    private static int passing(Fleet fleet) {
        return fleet.country()
                .query("select count(*)::int from import_run where state in ('RECEIVING', 'CHECKING', 'APPLYING')");
    }

    private int send(Instance instance, Fleet fleet, String surname) {
        String file = CITIZENS + "\n" + String.join("\n", rows).replace("Сағынтаев", surname) + "\n";
        return instance.service()
                .as(fleet.country().admin)
                .queryParam("kind", "CITIZENS")
                .queryParam("source", "test")
                .queryParam("asOf", "2026-01-01")
                .contentType("text/csv")
                .body(file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** Waits until nobody works on it; who was killed may leave a statement behind that the server still runs. */
    private static ValidatableResponse settled(Instance instance, Fleet fleet, int id) throws InterruptedException {
        for (int i = 0; ; i++) {
            ValidatableResponse shown = instance.service()
                    .as(fleet.country().admin)
                    .get("/api/v1/imports/" + id)
                    .then()
                    .statusCode(200);
            if (!PASSING.contains(shown.extract().<String>path("state")) || i == 1200) {
                return shown;
            }
            Thread.sleep(100);
        }
    }

    private static int citizens(Fleet fleet, String surname) {
        return fleet.country()
                .query("select count(*)::int from citizen where missing_since is null and surname = ?", surname);
    }

    private static void nothingIsStaged(Fleet fleet) throws InterruptedException {
        String count = "select count(*)::int from pg_class where relnamespace = 'staging'::regnamespace";
        for (int i = 0; i < 900 && fleet.country().query(count) > 0; i++) {
            Thread.sleep(100);
        }
        assertEquals(0, fleet.country().query(count));
    }
}
