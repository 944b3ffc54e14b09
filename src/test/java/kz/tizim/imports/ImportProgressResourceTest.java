package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.CITIZENS;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import kz.tizim.database.PostgresResource;
import org.junit.jupiter.api.Test;

/** How far a file is that is coming in: told every second, with its speed and the time that is left. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ImportProgressResourceTest extends WithImports {
    private static final int CITIZENS_OF_THE_EXTRACT = 40_000;
    private static final int PARTS = 40;
    private static final Duration BETWEEN_PARTS = Duration.ofMillis(100);

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
            // A sender of four seconds, who looks again and again how far it is.
            for (int part = 0; part < PARTS; part++) {
                out.write(part(file, part));
                out.flush();
                id = id == 0 ? calls.awaitIdAfter(last) : id;
                LockSupport.parkNanos(BETWEEN_PARTS.toNanos());
                JsonPath shown = calls.asFirst().get("/api/v1/imports/" + id).jsonPath();
                boolean comesIn = shown.getString("state").equals("RECEIVING");
                if (comesIn && shown.getLong("bytes") > told) {
                    assertTellsTheRest(shown, file.length);
                    told = shown.getLong("bytes");
                    notes++;
                }
            }
            assertTrue(notes >= 2 && notes <= 6, "progress was told " + notes + " times in four seconds");
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
    private static void assertTellsTheRest(JsonPath shown, int length) {
        double share = shown.getDouble("bytes") / length;
        double shareOfRows = shown.getDouble("rows.read") / CITIZENS_OF_THE_EXTRACT;
        assertEquals(share, shareOfRows, 0.1);
        double seconds = Duration.between(OffsetDateTime.parse(shown.getString("createdAt")), OffsetDateTime.now())
                        .toMillis()
                / 1000.0;
        assertEquals(shown.getDouble("rows.read") / seconds, shown.getDouble("rowsPerSecond"), 0.2 * 40_000 / seconds);
        assertEquals((1 - share) / share * seconds, shown.getDouble("etaSeconds"), 2 + seconds);
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
