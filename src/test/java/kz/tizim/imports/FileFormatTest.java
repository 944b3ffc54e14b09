package kz.tizim.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which registry offices write the same rows. */
class FileFormatTest {
    private static final int MOST = 1000;
    private static final String FILE = "name,note\nИванов,\"два\nряда\"\nПётр,№ 1\n";
    private static final List<String> ROWS = List.of("Иванов|два\nряда", "Пётр|№ 1");
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    @ParameterizedTest
    @CsvSource({
        "UTF-8, ''",
        "UTF-8, EFBBBF",
        "UTF-16LE, FFFE",
        "UTF-16BE, FEFF",
        "windows-1251, ''",
    })
    void aFileIsReadInItsCharset(String charset, String mark) throws IOException {
        CsvRows rows = open(bytes(FILE, Charset.forName(charset), mark), null);
        assertEquals(ROWS, all(rows));
        assertEquals(charset, rows.charset().name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1251"})
    void aDeclaredCharsetNeedsNoMark(String charset) throws IOException {
        byte[] file = bytes(FILE, Charset.forName(charset), "");
        assertEquals(ROWS, all(open(file, ExtractText.declared(charset))));
    }

    @Test
    void kazakhLettersAreReadFromTheirCodePage() throws IOException {
        for (@Nullable
        Charset declared : new @Nullable Charset[] {null, Kz1048.INSTANCE, ExtractText.declared("rk1048")}) {
            CsvRows rows = open(kazakh("name,note\nӘбілқасым,Ұлы Ғұндар өңірі\nҺарон,Үш қаңтар\nПётр,№ 1\n"), declared);
            assertEquals(List.of("Әбілқасым|Ұлы Ғұндар өңірі", "Һарон|Үш қаңтар", "Пётр|№ 1"), all(rows));
            assertEquals("KZ-1048", rows.charset().name());
            assertEquals(null, rows.otherCharset());
        }
    }

    @Test
    void whoDeclaresWindows1251MayMeanItsKazakhKinAndIsTold() throws IOException {
        CsvRows rows = open(kazakh("name,note\nҚасым,Абай көшесі\n"), WINDOWS_1251);
        assertEquals(List.of("Қасым|Абай көшесі"), all(rows));
        assertEquals("KZ-1048", rows.charset().name());
        assertEquals(WINDOWS_1251, rows.otherCharset());
    }

    @Test
    void lettersThatMayBeUkrainianAreADoubt() throws IOException {
        byte[] file = bytes("name,note\nЄвген,Їжак\n", WINDOWS_1251, "");
        CsvRows declared = open(file, WINDOWS_1251);
        assertEquals(List.of("Євген|Їжак"), all(declared));
        assertEquals(WINDOWS_1251, declared.charset());
        assertEquals("KZ-1048", String.valueOf(declared.otherCharset()));
        CsvRows found = open(file, null);
        assertEquals(List.of("Ғвген|Үжак"), all(found));
        assertEquals("KZ-1048", found.charset().name());
        assertEquals(WINDOWS_1251, found.otherCharset());
    }

    @Test
    void theFirstKazakhLetterMayComeLate() throws IOException {
        CsvRows rows = open(kazakh("name,note\n" + "Иванов,Пётр\n".repeat(20_000) + "Қасым,әке\n"), null);
        List<String> all = all(rows);
        assertEquals(20_001, all.size());
        assertEquals("Иванов|Пётр", all.getFirst());
        assertEquals("Қасым|әке", all.getLast());
        assertEquals("KZ-1048", rows.charset().name());
    }

    @Test
    void whatBothCodePagesWriteAlikeIsWindows1251() throws IOException {
        CsvRows rows = open(bytes("name,note\nІлияс,«Іле» № 1\n", WINDOWS_1251, ""), null);
        assertEquals(List.of("Ілияс|«Іле» № 1"), all(rows));
        assertEquals(WINDOWS_1251, rows.charset());
        assertEquals(null, rows.otherCharset());
    }

    @Test
    void aByteThatStandsForNothingIsRefused() {
        for (String letter : List.of("", "Қ")) {
            byte[] file = kazakh("name,note\nИванов" + letter + ",?\n");
            file[file.length - 2] = (byte) 0x98;
            assertThrows(RefusedFileException.class, () -> all(open(file, null)));
            assertThrows(RefusedFileException.class, () -> all(open(file, Kz1048.INSTANCE)));
        }
    }

    @Test
    void aMarkKnowsBetterThanADeclaration() throws IOException {
        assertEquals(ROWS, all(open(bytes(FILE, StandardCharsets.UTF_16LE, "FFFE"), WINDOWS_1251)));
    }

    @Test
    void theFirstLetterThatIsNotAsciiMayComeLate() throws IOException {
        String many = "name,note\n" + "a,b\n".repeat(50_000) + "Иванов,Пётр\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, WINDOWS_1251)) {
            CsvRows rows = open(bytes(many, charset, ""), null);
            List<String> all = all(rows);
            assertEquals(50_001, all.size());
            assertEquals("Иванов|Пётр", all.getLast());
            assertEquals(charset, rows.charset());
        }
    }

    @Test
    void utf8WithAByteAtFaultIsRefusedAndNotMisread() {
        byte[] file = bytes(FILE, StandardCharsets.UTF_8, "");
        file[file.length - 10] = (byte) 0xff;
        var refused = assertThrows(RefusedFileException.class, () -> all(open(file, null)));
        assertTrue(refused.getMessage().startsWith("The file is not UTF-8 after line "), refused::getMessage);
    }

    @Test
    void aFaultFarBehindTheFirstLettersIsRefused() {
        byte[] file = bytes("name,note\n" + "Иванов,Пётр\n".repeat(20_000), StandardCharsets.UTF_8, "");
        file[file.length - 2] = (byte) 0xff;
        assertThrows(RefusedFileException.class, () -> all(open(file, null)));
    }

    @Test
    void aLetterCutInTwoIsRefused() throws IOException {
        byte[] file = bytes("name,note\nИван,П", StandardCharsets.UTF_8, "");
        assertThrows(RefusedFileException.class, () -> all(open(java.util.Arrays.copyOf(file, file.length - 1), null)));
        byte[] wide = bytes("name,note\nИван,П", StandardCharsets.UTF_16LE, "FFFE");
        assertThrows(RefusedFileException.class, () -> all(open(java.util.Arrays.copyOf(wide, wide.length - 1), null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theHeaderTellsTheSeparator(String separator) throws IOException {
        String file = "name" + separator + "\"no,te;\"" + separator + "note\nИванов" + separator + "\"a;b,c\td\""
                + separator + "e\n";
        CsvRows rows = open(bytes(file, StandardCharsets.UTF_8, ""), null);
        assertEquals(separator, String.valueOf(rows.separator()));
        assertEquals(List.of("Иванов|e"), all(rows));
        assertEquals(List.of("no,te;"), rows.header().ignored());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyEndOfALineIsOne(String end) throws IOException {
        for (String mark : List.of("", end)) {
            String file = end + "name;note" + end + "Иванов;\"два" + end + "ряда\"" + end + "Пётр;1" + mark;
            CsvRows rows = open(bytes(file, StandardCharsets.UTF_16BE, "FEFF"), null);
            assertEquals(List.of("Иванов|два" + end + "ряда", "Пётр|1"), all(rows));
        }
    }

    @Test
    void columnsStandInAnyOrderAndUnknownOnesAreNamed() throws IOException {
        CsvRows rows = open(bytes("Phone, NOTE ,x,Name\n1,a,2,Иванов\n", StandardCharsets.UTF_8, ""), null);
        assertEquals(List.of("Иванов|a"), all(rows));
        assertEquals(List.of("phone", "x"), rows.header().ignored());
    }

    @ParameterizedTest
    @CsvSource({"name;x, note", "x, 'name, note'"})
    void missingColumnsAreNamed(String header, String missing) {
        byte[] file = bytes(header + "\n1\n", StandardCharsets.UTF_8, "");
        var refused = assertThrows(RefusedFileException.class, () -> open(file, null));
        assertTrue(refused.getMessage().endsWith("it lacks " + missing + "."), refused::getMessage);
    }

    @Test
    void aDoubledColumnIsNamed() {
        byte[] file = bytes("name;note;name\n1;2;3\n", StandardCharsets.UTF_8, "");
        var refused = assertThrows(RefusedFileException.class, () -> open(file, null));
        assertEquals("The header has the column name twice.", refused.getMessage());
    }

    @Test
    void aHeaderWithoutEndIsRefused() {
        byte[] file = bytes("x".repeat(100_000), StandardCharsets.UTF_8, "");
        assertThrows(RefusedFileException.class, () -> open(file, null));
        byte[] quoted = bytes("\"" + "x\n".repeat(100_000), StandardCharsets.UTF_8, "");
        assertThrows(RefusedFileException.class, () -> open(quoted, null));
    }

    @Test
    void anUnknownCharsetIsNotGuessed() {
        assertThrows(IllegalArgumentException.class, () -> ExtractText.declared("koi8-r"));
        assertEquals(null, ExtractText.declared("ISO-8859-1"), "clients put it there unasked");
    }

    @Test
    void nulIsNoCharacterInAnyCharset() {
        byte[] wide = bytes("name,note\nИван\0,a\n", StandardCharsets.UTF_16LE, "FFFE");
        assertThrows(RefusedFileException.class, () -> all(open(wide, null)));
        byte[] narrow = bytes("name,note\nИван\0,a\n", StandardCharsets.UTF_8, "");
        assertThrows(RefusedFileException.class, () -> all(open(narrow, null)));
    }

    @Test
    void moreBytesThanAllowedAreRefused() {
        var endless = new InputStream() {
            private final byte[] row = "name,note\n".getBytes(StandardCharsets.UTF_8);
            private long at;

            @Override
            public int read() {
                return row[(int) (at++ % row.length)];
            }
        };
        var refused = assertThrows(RefusedFileException.class, () -> {
            var guarded = new GuardedStream(endless, 1 << 20, null);
            all(new CsvRows(ExtractText.of(guarded, null), List.of("name", "note"), MOST));
        });
        assertEquals("The expanded file has more than 1048576 bytes.", refused.getMessage());
    }

    private static CsvRows open(byte[] file, @Nullable Charset declared) throws IOException {
        var guarded = new GuardedStream(new ByteArrayInputStream(file), Long.MAX_VALUE, declared);
        return new CsvRows(ExtractText.of(guarded, guarded.charset()), List.of("name", "note"), MOST);
    }

    private static List<String> all(CsvRows rows) throws IOException {
        var all = new ArrayList<String>();
        for (CsvRow row = rows.next(); row != null; row = rows.next()) {
            all.add(row.text(0) + "|" + row.text(1));
        }
        return all;
    }

    /** The JDK cannot write this code page. */
    private static byte[] kazakh(String text) {
        String letters = new String(Kz1048.letters());
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            int at = letters.indexOf(text.charAt(i));
            assertTrue(at >= 0, text);
            bytes[i] = (byte) at;
        }
        return bytes;
    }

    private static byte[] bytes(String text, Charset charset, String mark) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(java.util.HexFormat.of().parseHex(mark));
        out.writeBytes(text.getBytes(charset));
        return out.toByteArray();
    }
}
