package kz.tizim.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts are cut out of a body byte by byte, wherever its pieces end. */
class PartStreamTest {
    private static final String BOUNDARY = "----abc";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100_000})
    void partsAreReadHoweverTheBodyArrives(int piece) throws IOException {
        var parts = parts("""
                ------abc\r
                Content-Disposition: form-data; name="kind"\r
                \r
                CITIZENS\r
                ------abc\r
                Content-Disposition: form-data; name="file"; filename="ә.csv"\r
                \r
                a,b\r
                \r
                --\r
                ------ab\r
                c\r
                ------abc--\r
                """, piece);
        assertTrue(parts.next());
        assertEquals("Content-Disposition: form-data; name=\"kind\"", parts.line());
        assertEquals("", parts.line());
        assertEquals("CITIZENS", text(parts));
        assertEquals(-1, parts.read());
        assertTrue(parts.next());
        assertEquals("Content-Disposition: form-data; name=\"file\"; filename=\"ә.csv\"", parts.line());
        assertEquals("", parts.line());
        assertEquals("a,b\r\n\r\n--\r\n------ab\r\nc", text(parts));
        assertFalse(parts.next());
    }

    @Test
    void whatIsNotReadOfAPartIsSkipped() throws IOException {
        var parts = parts("preamble\r\n------abc\r\n\r\nlong\r\n------abc\r\n\r\nnext\r\n------abc--", 5);
        assertTrue(parts.next());
        assertTrue(parts.next());
        assertEquals("", parts.line());
        assertEquals("next", text(parts));
        assertFalse(parts.next());
    }

    @Test
    void aBodyThatBreaksOffIsNotTakenForAWholeOne() throws IOException {
        var parts = parts("------abc\r\n\r\nhalf of a file\r\n------a", 100);
        assertTrue(parts.next());
        assertEquals("", parts.line());
        assertThrows(EOFException.class, () -> text(parts));
    }

    @Test
    void bytesStayAsTheyAre() throws IOException {
        byte[] file = new byte[300_000];
        new Random(1).nextBytes(file);
        for (int i = 0; i + 20 < file.length; i += 997) {
            System.arraycopy("\r\n------a".getBytes(StandardCharsets.US_ASCII), 0, file, i, 9);
        }
        InputStream body = new SequenceInputStream(
                new ByteArrayInputStream("------abc\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
                new SequenceInputStream(
                        new ByteArrayInputStream(file),
                        new ByteArrayInputStream("\r\n------abc--\r\n".getBytes(StandardCharsets.US_ASCII))));
        var parts = new PartStream(body, BOUNDARY);
        assertTrue(parts.next());
        assertEquals("", parts.line());
        assertArrayEquals(file, parts.readAllBytes());
        assertFalse(parts.next());
    }

    private static PartStream parts(String body, int piece) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new PartStream(
                new ByteArrayInputStream(bytes) {
                    @Override
                    public synchronized int read(byte[] target, int offset, int length) {
                        return super.read(target, offset, Math.min(length, piece));
                    }
                },
                BOUNDARY);
    }

    private static String text(PartStream parts) throws IOException {
        return new String(parts.readAllBytes(), StandardCharsets.UTF_8);
    }
}
