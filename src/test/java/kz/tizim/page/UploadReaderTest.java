package kz.tizim.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import kz.tizim.problem.ProblemException;
import kz.tizim.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is cut out of a form byte by byte, wherever the pieces of the body end. */
class UploadReaderTest {
    private static final String FIELD = "------abc\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n";
    private static final String FILE =
            "------abc\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ә.csv\"\r\n\r\n";
    private static final String END = "\r\n------abc--\r\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100_000})
    void aFormIsReadHoweverItArrives(int piece) throws IOException {
        String file = "a,b\r\n\r\n--\r\n------ab\r\nc";
        Upload upload = read("preamble\r\n" + FIELD + "CITIZENS\u0000 \r\n" + FILE + file + END, piece);
        assertEquals("CITIZENS", upload.form().text("kind"));
        assertEquals(file, new String(upload.file().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(-1, upload.file().read());
    }

    @Test
    void aFormWithoutAFileHasAnEmptyOne() throws IOException {
        Upload upload = read(FIELD + "CITIZENS" + END, 5);
        assertEquals("CITIZENS", upload.form().text("kind"));
        assertEquals(-1, upload.file().read());
        assertEquals(-1, read(FILE + END, 5).file().read());
    }

    @Test
    void aBodyThatBreaksOffIsNotTakenForAWholeOne() throws IOException {
        Upload upload = read(FILE + "half of a file\r\n------a", 100);
        assertThrows(IOException.class, () -> upload.file().readAllBytes());
        for (String broken :
                new String[] {"", "------ab", FIELD, FIELD + "CITIZ", FIELD + "CITIZENS\r\n------abc\r\nConte"}) {
            refused(broken);
        }
    }

    @Test
    void whatIsLongOrManyIsRefused() {
        refused(FIELD + "x".repeat(5000) + END);
        refused((FIELD + "x\r\n").repeat(30) + FILE + END);
        refused(FIELD.replace("kind", "x".repeat(5000)) + "x" + END);
    }

    @Test
    void bytesStayAsTheyAre() throws IOException {
        byte[] file = new byte[300_000];
        new Random(1).nextBytes(file);
        for (int i = 0; i + 20 < file.length; i += 997) {
            System.arraycopy("\r\n------a".getBytes(StandardCharsets.US_ASCII), 0, file, i, 9);
        }
        var body = new ByteArrayOutputStream();
        body.write(FILE.getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write(END.getBytes(StandardCharsets.US_ASCII));
        assertArrayEquals(
                file, read(new ByteArrayInputStream(body.toByteArray())).file().readAllBytes());
    }

    private static void refused(String body) {
        var refusal = assertThrows(ProblemException.class, () -> read(body, 100), body);
        assertEquals(ProblemType.INVALID_REQUEST, refusal.problem().type());
    }

    private static Upload read(String body, int piece) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return read(new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, piece));
            }
        });
    }

    private static Upload read(InputStream body) throws IOException {
        return UploadReader.read("multipart/form-data; boundary=----abc", body);
    }
}
