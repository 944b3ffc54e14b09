package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.CITIZENS;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Owner;
import org.junit.jupiter.api.Test;

/** How far an import is: its speed and the time that is left, told every second while a file comes in. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ImportProgressResourceTest extends WithImports {
    private static final int CITIZENS_OF_THE_EXTRACT = 40_000;
    private static final int PARTS = 40;
    private static final int ACTS = 200;
    private static final Duration BETWEEN_PARTS = Duration.ofMillis(100);
    private static final String QUEUES =
            "select exists (select from pg_locks where locktype = 'advisory' and not granted)";

    @Test
    void speedAndRestAreToldEverySecond() throws Exception {
        String rows = String.join("\n", ExtractRows.citizens(LocalDate.of(1957, 1, 1), CITIZENS_OF_THE_EXTRACT));
        byte[] file = (CITIZENS + "\n" + rows + "\n").getBytes(StandardCharsets.UTF_8);
        int last = calls.lastId();
        try (Socket socket = begin(file.length)) {
            OutputStream out = socket.getOutputStream();
            int id = 0;
            long told = 0;
            int notes = 0;
            // A sender of at least four seconds, who looks again and again how far it is.
            long begun = System.nanoTime();
            for (int part = 0; part < PARTS; part++) {
                out.write(part(file, part));
                out.flush();
                id = id == 0 ? calls.awaitIdAfter(last) : id;
                LockSupport.parkNanos(BETWEEN_PARTS.toNanos());
                OffsetDateTime before = OffsetDateTime.now();
                JsonPath shown = calls.asFirst().get("/api/v1/imports/" + id).jsonPath();
                OffsetDateTime after = OffsetDateTime.now();
                boolean comesIn = shown.getString("state").equals("RECEIVING");
                if (comesIn && shown.getLong("bytes") > told) {
                    assertTellsTheRest(shown, file.length, before, after);
                    told = shown.getLong("bytes");
                    notes++;
                }
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            assertTrue(
                    notes >= 2 && notes <= seconds + 2,
                    "progress was told " + notes + " times in " + seconds + " seconds");
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 202", answer);
            calls.settled(id)
                    .body("state", equalTo("PREVIEW"))
                    .body("bytes", equalTo(file.length))
                    .body("rows.read", equalTo(CITIZENS_OF_THE_EXTRACT))
                    .body("rowsPerSecond", nullValue())
                    .body("etaSeconds", nullValue());
            calls.cancel(id);
        }
    }

    /** Rows and bytes go along; the speed is that since the beginning, and the rest goes on at it. */
    private static void assertTellsTheRest(JsonPath shown, int length, OffsetDateTime before, OffsetDateTime after) {
        double share = shown.getDouble("bytes") / length;
        double rows = shown.getDouble("rows.read");
        assertEquals(share, rows / CITIZENS_OF_THE_EXTRACT, 0.1);
        OffsetDateTime begun = OffsetDateTime.parse(shown.getString("createdAt"));
        double least = Duration.between(begun, before).toMillis() / 1000.0;
        double most = Duration.between(begun, after).toMillis() / 1000.0 + 0.001;
        assertBetween(rows / most, shown.getDouble("rowsPerSecond"), rows / least);
        double rest = (1 - share) / share;
        assertBetween(rest * least, shown.getDouble("etaSeconds"), rest * most);
    }

    private static void assertBetween(double least, double rounded, double most) {
        assertTrue(least - 1 <= rounded && rounded <= most + 1, least + ", " + rounded + ", " + most);
    }

    @Test
    void whatIsNotCountedIsExpectedToGoAsTheLastTime() throws Exception {
        calls.execute("update import_run set check_seconds = null, apply_seconds = null where kind = 'INELIGIBILITY'");
        Stages first = stages(920);
        double received =
                Double.parseDouble(calls.text("select receive_seconds from import_run where id = " + first.id));
        assertEquals(ACTS / (received * 4 / 21), first.checking.getDouble("rowsPerSecond"), 1);
        assertEquals(ACTS / (received * 33 / 21), first.applying.getDouble("rowsPerSecond"), 1);
        assertTrue(Double.parseDouble(
                        calls.text("select least(check_seconds, apply_seconds) from import_run where id = " + first.id))
                > 0);

        calls.execute("update import_run set check_seconds = 1000, apply_seconds = 2000 where id = " + first.id);
        Stages second = stages(921);
        assertEquals(Math.round(ACTS / 1000.0), second.checking.getLong("rowsPerSecond"));
        assertBetween(900, second.checking.getLong("etaSeconds"), 1000);
        assertEquals(Math.round(ACTS / 2000.0), second.applying.getLong("rowsPerSecond"));
        assertBetween(1900, second.applying.getLong("etaSeconds"), 2000);
    }

    /** What is shown of an import while it is checked and applied. */
    private record Stages(int id, JsonPath checking, JsonPath applying) {}

    /** Sends an extract and has it applied; each stage is held by another transaction until it has been looked at. */
    private Stages stages(int person) throws SQLException {
        String rows = IntStream.range(0, ACTS)
                .mapToObj(act -> ExtractRows.iin(person) + ",SENTENCED,1-" + act + "/2024,2024-03-01,\n")
                .collect(Collectors.joining());
        byte[] file = (ExtractRows.INELIGIBILITY + "\n" + rows).getBytes(StandardCharsets.UTF_8);
        calls.firstToken();
        int id;
        JsonPath checking;
        try (Connection holder = Owner.connect()) {
            holder.setAutoCommit(false);
            Staging.execute(holder, "lock table import_reject in exclusive mode");
            id = calls.send("INELIGIBILITY", file)
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            checking = shown(id, "CHECKING");
            holder.rollback();
        }
        calls.settled(id).body("state", equalTo("PREVIEW"));
        JsonPath applying;
        try (Connection before = Owner.connect();
                Connection holder = Owner.connect()) {
            before.setAutoCommit(false);
            holder.setAutoCommit(false);
            RegisterLock.alone(before);
            Staging.execute(holder, "lock table ineligibility in exclusive mode");
            calls.approve(id);
            assertEquals("t", ImportWay.await(() -> calls.text(QUEUES), "t"));
            assertNull(shown(id, "APPLYING").get("rowsPerSecond"), "it queues");
            before.rollback();
            applying = shownWithPace(id);
            holder.rollback();
        }
        calls.settled(id).body("state", equalTo("APPLIED"));
        return new Stages(id, checking, applying);
    }

    /** Once its turn has come. */
    private JsonPath shownWithPace(int id) {
        assertEquals(
                "true",
                ImportWay.await(() -> String.valueOf(shown(id, "APPLYING").get("rowsPerSecond") != null), "true"));
        return shown(id, "APPLYING");
    }

    private JsonPath shown(int id, String state) {
        JsonPath shown = calls.asFirst().get("/api/v1/imports/" + id).jsonPath();
        assertEquals(state, shown.getString("state"));
        return shown;
    }

    private static byte[] part(byte[] file, int number) {
        int from = (int) ((long) file.length * number / PARTS);
        int to = (int) ((long) file.length * (number + 1) / PARTS);
        return Arrays.copyOfRange(file, from, to);
    }

    private Socket begin(int length) throws Exception {
        String head = "POST " + imports.getPath() + "?kind=CITIZENS&source=slow&asOf=2026-01-01 HTTP/1.1\r\n"
                + "Host: test\r\nAuthorization: Bearer " + calls.firstToken()
                + "\r\nContent-Type: text/csv\r\nContent-Length: " + length + "\r\n\r\n";
        var socket = new Socket(imports.getHost(), imports.getPort());
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
