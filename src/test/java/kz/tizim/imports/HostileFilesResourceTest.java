package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.CITIZENS;
import static kz.tizim.imports.ExtractRows.citizen;
import static kz.tizim.imports.ImportCalls.bytes;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are none, and senders who go: each ends in a sentence, with nothing changed and nothing left behind. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HostileFilesResourceTest extends WithImports {
    private static final int MEGABYTE = 1 << 20;

    @Test
    void filesThatAreNoCsvAreRefused() throws Exception {
        refused(new byte[0], false, "empty");
        refused("\uFEFF".getBytes(StandardCharsets.UTF_8), false, "empty");
        refused("\uFEFF".getBytes(StandardCharsets.UTF_16LE), false, "empty");
        refused(bytes(CITIZENS), false, "no rows");
        refused("%PDF-1.7 …".getBytes(StandardCharsets.UTF_8), false, "PDF");
        refused("PK\3\4…".getBytes(StandardCharsets.UTF_8), false, "XLSX");
        refused(bytes("name;phone", "a;b"), false, "lacks iin, surname");
        refused(bytes(CITIZENS.replace(",house,", ","), citizen(8)), false, "lacks house");
        refused(bytes(CITIZENS + ",iin", citizen(8) + ",1"), false, "the column iin twice");
        refused(bytes(CITIZENS, citizen(8), citizen(9, "Nul\0")), false, "NUL");
        refused(bytes(CITIZENS, citizen(8, "x".repeat(70_000))), false, "line 2");
        refused(bytes(CITIZENS, citizen(8), citizen(9, "\"open")), false, "line 3");
        refused((CITIZENS + "\n" + citizen(8)).getBytes(StandardCharsets.UTF_16LE), false, "NUL");
        refused(gzip(bytes(CITIZENS, citizen(8))), false, "Content-Encoding");
        refused(bytes(CITIZENS, citizen(8)), true, "not compressed");
    }

    @Test
    void aGzipCutAnywhereIsRefused() throws Exception {
        byte[] whole = gzip(bytes(CITIZENS, citizen(8), citizen(9)));
        for (int cut : new int[] {1, 5, 9, 40, whole.length / 2, whole.length - 9, whole.length - 1}) {
            refused(Arrays.copyOf(whole, cut), true, "");
        }
        byte[] damaged = whole.clone();
        damaged[whole.length - 6] ^= 1;
        refused(damaged, true, "damaged");
    }

    @Test
    void aGzipOfTwoMembersIsReadToItsEndOrRefused() throws Exception {
        byte[] first = gzip(bytes(CITIZENS, citizen(8)));
        byte[] second = gzip(bytes(citizen(9), citizen(10)));
        byte[] both = joined(first, second);
        int id = calls.send(calls.asFirst().header("Content-Encoding", "gzip"), "CITIZENS", both)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        calls.settled(id).body("rows.read", equalTo(3)).body("state", equalTo("PREVIEW"));
        calls.cancel(id);
        for (int more : new int[] {1, 2, 9, 11, second.length - 1}) {
            refused(Arrays.copyOf(both, first.length + more), true, "damaged");
        }
        byte[] damaged = both.clone();
        damaged[first.length] ^= 1;
        refused(damaged, true, "damaged");
        refused(joined(first, bytes(citizen(9))), true, "damaged");
        isCut(both, first.length, true);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void aBombIsRefusedOnceItHasExpandedTooFar() throws Exception {
        var bomb = new ByteArrayOutputStream();
        byte[] row = bytes(citizen(8));
        try (var gzip = new GZIPOutputStream(bomb)) {
            gzip.write(bytes(CITIZENS));
            for (int size = 0; size < 65 * MEGABYTE; size += row.length) {
                gzip.write(row);
            }
        }
        assertTrue(bomb.size() < MEGABYTE);
        refused(bomb.toByteArray(), true, "more than 67108864 bytes");
    }

    @Test
    void aLineOfAHundredMegabytesIsRefused() throws Exception {
        byte[] header = bytes(CITIZENS);
        byte[] file = Arrays.copyOf(header, 100 * MEGABYTE);
        Arrays.fill(file, header.length, file.length, (byte) 'x');
        refused(file, false, "longer than any may be");
        Arrays.fill(file, 0, header.length, (byte) 'x');
        refused(Arrays.copyOf(file, MEGABYTE), false, "");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "70, false", "-1, false", "-1, true", "30, true"})
    void aConnectionThatIsCutLeavesNothing(int sent, boolean gzip) throws Exception {
        byte[] plain = bytes(CITIZENS, citizen(8), citizen(9));
        byte[] file = gzip ? gzip(plain) : plain;
        isCut(file, sent < 0 ? file.length + sent : sent, gzip);
    }

    private void isCut(byte[] file, int sent, boolean gzip) throws Exception {
        Map<String, String> before = Tables.contents(database);
        int last = calls.lastId();
        try (var socket = new Socket(imports.getHost(), imports.getPort())) {
            String head = "POST " + imports.getPath()
                    + "?kind=CITIZENS&source=cut&asOf=2026-01-01 HTTP/1.1\r\nHost: test\r\n"
                    + "Authorization: Bearer " + calls.firstToken() + "\r\nContent-Type: text/csv\r\n"
                    + (gzip ? "Content-Encoding: gzip\r\n" : "") + "Content-Length: " + file.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(file, 0, sent);
            socket.getOutputStream().flush();
            calls.awaitIdAfter(last);
        }
        int id = calls.lastId();
        calls.settled(id).body("state", equalTo("FAILED")).body("reason", containsString("connection broke"));
        nothingIsLeft(id, before);
    }

    private void refused(byte[] file, boolean gzip, String reason) throws Exception {
        Map<String, String> before = Tables.contents(database);
        var sender = gzip ? calls.asFirst().header("Content-Encoding", "gzip") : calls.asFirst();
        int id = calls.send(sender, "CITIZENS", file)
                .then()
                .statusCode(422)
                .body("type", endsWith("unsupported-file"))
                .body("detail", containsString(reason))
                .extract()
                .path("import");
        calls.settled(id).body("state", equalTo("REFUSED")).body("reason", containsString(reason));
        nothingIsLeft(id, before);
    }

    private void nothingIsLeft(int id, Map<String, String> before) throws Exception {
        assertEquals(0, calls.stagingTables(id));
        Map<String, String> after = Tables.contents(database);
        for (String written : new String[] {"import_run", "audit", "session"}) {
            before.remove(written);
            after.remove(written);
        }
        assertEquals(before, after);
    }

    static byte[] gzip(byte[] file) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(file);
        }
        return compressed.toByteArray();
    }
}
