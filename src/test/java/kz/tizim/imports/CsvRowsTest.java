package kz.tizim.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a file of rows ends. */
class CsvRowsTest {
    private static final int MOST = 1000;

    @ParameterizedTest
    @ValueSource(strings = {"1,\"a\"", "1,\"a\"\r\n", "1,\"\"\n", "1,\"a\"\"\"\n", "1,a\n\n", "1,"})
    void aWholeFileHasAnEnd(String row) throws IOException {
        assertEquals(2, rowsOf("x,y\n1,b\n" + row));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1,\"a", "1,\"a\n", "1,\"a\n2,b\n3,c\r\n", "\"1,a", "1,\"", "1,\"\n", "1,\"a \"\"", "1,\"a\"\"\n"
            })
    void aFileThatEndsWithinAQuotationMarkIsRefused(String row) {
        var refused = assertThrows(RefusedFileException.class, () -> rowsOf("x,y\n1,b\n" + row));
        assertTrue(refused.getMessage().contains("line 3"), refused::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0004\n2,b\n", "\u0004"})
    void aRowThatLooksLikeTheEndIsRefused(String row) {
        assertThrows(RefusedFileException.class, () -> rowsOf("x,y\n1,b\n" + row));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\r\n"})
    void anEmptyFileIsRefused(String file) {
        var refused = assertThrows(RefusedFileException.class, () -> rowsOf(file));
        assertEquals("The file is empty.", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x,y", "x,y\n"})
    void aFileOfAHeaderHasNoRows(String file) throws IOException {
        assertEquals(0, rowsOf(file));
    }

    @Test
    void whatFollowsAClosingMarkIsRefused() {
        assertThrows(RefusedFileException.class, () -> rowsOf("x,y\n1,\"a\"b\n"));
    }

    private static int rowsOf(String file) throws IOException {
        var bytes = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
        var rows = new CsvRows(ExtractText.of(bytes, null), List.of("x", "y"), MOST);
        int count = 0;
        while (rows.next() != null) {
            count++;
        }
        return count;
    }
}
