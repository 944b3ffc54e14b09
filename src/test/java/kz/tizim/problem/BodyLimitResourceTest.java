package kz.tizim.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import kz.tizim.database.PostgresResource;
import org.junit.jupiter.api.Test;

/** Bodies that do not come in one piece with their head. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BodyLimitResourceTest {
    private static final String BODY = "{\"iin\":\"900101300017\",\"documentLast4\":\"1234\"}";
    private static final long PAUSE_MILLIS = 200;

    @TestHTTPResource("/api/v1/lookup")
    URI lookup;

    @Test
    void aBodyMayComeInPieces() throws Exception {
        try (Socket socket = connected()) {
            send(socket, head("") + BODY.substring(0, 5));
            Thread.sleep(PAUSE_MILLIS);
            send(socket, BODY.substring(5));
            assertEquals("HTTP/1.1 200 OK", statusLine(socket));
        }
    }

    @Test
    void whoAsksWhetherToContinueIsToldSo() throws Exception {
        try (Socket socket = connected()) {
            send(socket, head("Expect: 100-continue\r\n"));
            assertEquals("HTTP/1.1 100 Continue", statusLine(socket));
            send(socket, BODY);
            assertEquals("", statusLine(socket)); // the empty line after the first answer's head
            assertEquals("HTTP/1.1 200 OK", statusLine(socket));
        }
    }

    @Test
    void anOfferToUpgradeIsPassedOver() throws Exception {
        try (Socket socket = connected()) {
            send(
                    socket,
                    head("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n")
                            + BODY);
            assertEquals("HTTP/1.1 200 OK", statusLine(socket));
        }
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(lookup.getHost(), lookup.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private String head(String header) {
        return "POST " + lookup.getPath() + " HTTP/1.1\r\nHost: " + lookup.getHost() + "\r\n" + header
                + "Content-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Reads byte by byte, so that nothing of a further answer is lost. */
    private static String statusLine(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c >= 0 && c != '\n';
                c = socket.getInputStream().read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
