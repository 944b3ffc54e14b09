package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.CITIZENS;
import static kz.tizim.imports.ExtractRows.INELIGIBILITY;
import static kz.tizim.imports.ExtractRows.citizen;
import static kz.tizim.imports.ExtractRows.iin;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import kz.tizim.database.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports at the same time, and imports that somebody no longer wants. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ConcurrentImportsResourceTest extends WithImports {
    private static final int AT_ONCE = 3;

    @BeforeEach
    void beSignedIn() {
        calls.firstToken();
    }

    @Test
    void importsThatComeAtOnceQueueAndAreAllApplied() throws Exception {
        var together = new CountDownLatch(AT_ONCE);
        try (var senders = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Integer>> ids = IntStream.range(0, AT_ONCE)
                    .mapToObj(n -> senders.submit(() -> preview(n, together)))
                    .toList();
            List<Future<Integer>> approvals = ids.stream()
                    .map(id -> senders.submit(() -> {
                        approveUntilApplied(id.get());
                        return id.get();
                    }))
                    .toList();
            for (Future<Integer> approval : approvals) {
                assertEquals(0, calls.stagingTables(approval.get()));
            }
        }
        assertEquals(
                2,
                calls.number("select count(*) from citizen where missing_since is null and iin in ("
                        + String.join(",", iin(900), iin(901), iin(902), iin(903)) + ")"),
                "the last one's citizens are there");
    }

    private int preview(int n, CountDownLatch together) throws InterruptedException {
        together.countDown();
        together.await();
        return calls.preview("CITIZENS", CITIZENS, citizen(900, "Ат" + n), citizen(901 + n))
                .body("state", equalTo("PREVIEW"))
                .extract()
                .path("id");
    }

    /** Whoever comes second finds the preview changed, and approves what it is now. */
    private void approveUntilApplied(int id) {
        String state = "PREVIEW";
        for (int i = 0; i < 2 * AT_ONCE && state.equals("PREVIEW"); i++) {
            calls.approve(id);
            state = calls.settled(id).extract().path("state");
        }
        assertEquals("APPLIED", state);
    }

    @Test
    void anImportIsCancelledWhileItsFileComesIn() throws Exception {
        String rows = String.join("\n", ExtractRows.citizens(LocalDate.of(1955, 1, 1), 3000)) + "\n";
        int last = calls.lastId();
        try (Socket socket = begin("CITIZENS", CITIZENS + "\n" + rows)) {
            int id = calls.awaitIdAfter(last);
            calls.asFirst()
                    .post("/api/v1/imports/" + id + "/cancellation")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("CANCELLED"));
            // It is noticed with the rows that come after a second.
            Thread.sleep(1100);
            byte[] more = rows.getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream().write(chunk(more));
            socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 409", answer);
            assertEquals(0, calls.stagingTables(id));
        }
    }

    @Test
    void anImportIsCancelledWhileItIsChecked() throws Exception {
        int last = calls.lastId();
        String bad = iin(910) + ",FOOLISH,1,2024-03-01,\n" + iin(911) + ",SENTENCED,1,2024-03-01,\n";
        try (Socket socket = begin("INELIGIBILITY", INELIGIBILITY + "\n" + bad);
                Connection obstacle = database.getConnection()) {
            int id = calls.awaitIdAfter(last);
            // The check waits for this row, which somebody else has begun to write.
            obstacle.setAutoCommit(false);
            try (PreparedStatement insert = obstacle.prepareStatement(
                    "insert into import_reject (import_id, line, field, code, original) values (?, 2, 'ground', 'UNKNOWN', '')")) {
                insert.setInt(1, id);
                insert.executeUpdate();
            }
            socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 202", answer);
            calls.asFirst()
                    .post("/api/v1/imports/" + id + "/cancellation")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("CANCELLED"));
            obstacle.rollback();
            obstacle.setAutoCommit(true);
            for (int i = 0; i < 500 && calls.stagingTables(id) > 0; i++) {
                Thread.sleep(20);
            }
            assertEquals(0, calls.stagingTables(id));
            calls.settled(id).body("state", equalTo("CANCELLED"));
        }
    }

    @Test
    void progressIsTold() throws Exception {
        String rows = String.join("\n", ExtractRows.citizens(LocalDate.of(1956, 1, 1), 2100)) + "\n";
        int last = calls.lastId();
        try (Socket socket = begin("CITIZENS", CITIZENS + "\n")) {
            int id = calls.awaitIdAfter(last);
            Thread.sleep(1100);
            socket.getOutputStream().write(chunk(rows.getBytes(StandardCharsets.UTF_8)));
            socket.getOutputStream().flush();
            int read = 0;
            for (int i = 0; i < 250 && read == 0; i++) {
                Thread.sleep(20);
                read = calls.asFirst()
                        .get("/api/v1/imports/" + id)
                        .then()
                        .extract()
                        .path("rows.read");
            }
            assertTrue(read >= 1024, "rows " + read);
            calls.asFirst().get("/api/v1/imports/" + id).then().body("state", equalTo("RECEIVING"));
        }
    }

    private Socket begin(String kind, String text) throws Exception {
        var socket = new Socket(imports.getHost(), imports.getPort());
        socket.setSoTimeout(30_000);
        String head = "POST " + imports.getPath() + "?kind=" + kind
                + "&source=slow&asOf=2026-01-01 HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer " + calls.firstToken()
                + "\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(chunk(text.getBytes(StandardCharsets.UTF_8)));
        socket.getOutputStream().flush();
        return socket;
    }

    private static byte[] chunk(byte[] bytes) {
        var out = new java.io.ByteArrayOutputStream();
        out.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(bytes);
        out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
