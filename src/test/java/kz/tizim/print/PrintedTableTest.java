package kz.tizim.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import kz.tizim.kit.Pdf;
import org.junit.jupiter.api.Test;

/** What stands on a printed page is what was to be printed. */
class PrintedTableTest {
    private static final String LETTERS =
            "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ" + "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-12-19T12:00:00+05:00");

    @Test
    void everyKazakhLetterIsPrintedAndReadAgain() throws IOException {
        byte[] pdf = printed(true, List.of(LETTERS), false);
        String text = Pdf.text(pdf).replaceAll("\\s", "");
        assertTrue(text.contains(LETTERS), text);
    }

    @Test
    void aLongTextIsBrokenIntoLinesAndLosesNothing() throws IOException {
        String name = "Әбдіғаппарқызы ".repeat(12).strip();
        String word = "Ұ".repeat(400);
        String text = Pdf.text(printed(false, List.of(name, word), false)).replaceAll("\\s", "");
        assertTrue(text.contains(name.replace(" ", "")), text);
        assertTrue(text.contains(word), text);
    }

    @Test
    void aSignThatTheFontLacksStopsNoList() throws IOException {
        String text = Pdf.text(printed(false, List.of("Айбек \uD83D\uDE00 Сәрсенов"), false));
        assertTrue(text.contains("Айбек ? Сәрсенов"), text);
    }

    @Test
    void everyPageOfARehearsalIsMarkedAndNumbered() throws IOException {
        byte[] pdf = printed(true, List.of("жол ".repeat(4000)), false);
        int pages = Pdf.pages(pdf);
        assertTrue(pages > 1);
        for (int page = 1; page <= pages; page++) {
            String text = Pdf.text(pdf, page, page);
            assertTrue(text.contains(Stamp.REHEARSAL), text);
            assertTrue(text.contains(page + " / " + pages), text);
            assertTrue(text.contains("Printed at 19.12.2026 12:00:00 +05:00"), text);
        }
    }

    @Test
    void aRealInstallationHasNoMark() throws IOException {
        assertFalse(Pdf.text(printed(false, List.of("Айбек"), false)).contains("REHEARSAL"));
    }

    @Test
    void aRowIsStruckOutButForTheReason() throws IOException {
        int plain = Pdf.lines(printed(false, List.of("Айбек"), false));
        int struck = Pdf.lines(printed(false, List.of("Айбек"), true));
        assertEquals(plain + 2, struck, "a line through the name, and one through the empty cell");
    }

    private static byte[] printed(boolean rehearsal, List<String> names, boolean struckOut) throws IOException {
        var out = new ByteArrayOutputStream();
        List<PrintedTable.Column> columns = List.of(
                new PrintedTable.Column(List.of("Аты", "Имя", "Name"), 2, true),
                new PrintedTable.Column(List.of("Қолы", "Подпись", "Signature"), 1, true),
                new PrintedTable.Column(List.of("Ескерту", "Примечание", "Note"), 1, false));
        try (var table = new PrintedTable(new Stamp(NOON, rehearsal), List.of("Тізім", "Список", "List"), columns)) {
            for (String name : names) {
                // A cell is at most a page high: what is longer comes as several rows.
                for (int from = 0; from < name.length(); from += 2000) {
                    String part = name.substring(from, Math.min(name.length(), from + 2000));
                    table.row(List.of(part, "", ""), struckOut);
                }
            }
            table.writeTo(out);
        }
        return out.toByteArray();
    }
}
