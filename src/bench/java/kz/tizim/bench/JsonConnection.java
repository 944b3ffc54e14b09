package kz.tizim.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection of one thread: a write and a read for each call. A client library would take from
 * the service the processor time that it shares with it. Bodies are ASCII, and answers state their length.
 */
public final class JsonConnection implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private final String headers;
    private final byte[] buffer = new byte[16 * 1024];
    private int length;

    /** @param headers sent with every request, each with its line end */
    public JsonConnection(int port, String headers) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = socket.getInputStream();
        this.headers = "Host: 127.0.0.1:" + port + "\r\nAccept: application/json\r\n" + headers;
    }

    /** The status of the answer. */
    public int get(String path) throws IOException {
        return call("GET " + path + " HTTP/1.1\r\n" + headers + "\r\n");
    }

    /**
     * Posts a body; the answer is the status.
     *
     * @param further headers of this request, each with its line end
     */
    public int post(String path, String further, String json) throws IOException {
        return call("POST " + path + " HTTP/1.1\r\n" + headers + further
                + "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json);
    }

    /** What the last call answered, head and body. */
    public String lastAnswer() {
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    private int call(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        length = 0;
        int expected = Integer.MAX_VALUE;
        while (length < expected) {
            if (length == buffer.length) {
                throw new IOException("an answer of more than " + buffer.length + " bytes");
            }
            int read = in.read(buffer, length, buffer.length - length);
            if (read < 0) {
                throw new IOException("the connection was closed in an answer");
            }
            length += read;
            if (expected == Integer.MAX_VALUE) {
                expected = expectedLength();
            }
        }
        return Integer.parseInt(new String(buffer, 9, 3, StandardCharsets.ISO_8859_1));
    }

    /** Length of head and body together; the largest number while the head is not complete. */
    private int expectedLength() throws IOException {
        String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return Integer.MAX_VALUE;
        }
        String head = text.substring(0, end + 2).toLowerCase(Locale.ROOT);
        int at = head.indexOf("\r\ncontent-length:");
        if (at < 0) {
            throw new IOException("an answer without Content-Length");
        }
        int from = at + "\r\ncontent-length:".length();
        return end
                + 4
                + Integer.parseInt(
                        head.substring(from, head.indexOf('\r', from)).trim());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
