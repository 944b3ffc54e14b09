package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.CITIZENS;
import static kz.tizim.imports.ExtractRows.citizen;
import static kz.tizim.imports.ExtractRows.iin;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import kz.tizim.database.PostgresResource;
import org.junit.jupiter.api.Test;

/** Extracts in the two Cyrillic code pages: one has the Kazakh letters, the other has others in their places. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KazakhLettersResourceTest extends WithImports {
    @Test
    void namesComeInWithTheirLettersFromTheKazakhCodePage() throws Exception {
        String text = CITIZENS + "\n" + citizen(690, "Қаңбақұлов") + "\n" + citizen(691, "Һамитов") + "\n";
        int id = calls.preview("CITIZENS", kazakh(text))
                .body("rows.added", equalTo(2))
                .body("rows.warned", equalTo(0))
                .body("format.charset", equalTo("KZ-1048"))
                .body("format.otherCharset", nullValue())
                .extract()
                .path("id");
        calls.approve(id);
        calls.settled(id).body("state", equalTo("APPLIED"));
        assertEquals(
                "Қаңбақұлов Әлихан Бақытұлы, Абай көшесі",
                calls.text("select concat(surname, ' ', given_name, ' ', patronymic, ', ', street) from citizen"
                        + " where iin = " + iin(690)));
        // The same rows in UTF-8 are the same citizens.
        int again = calls.preview("CITIZENS", text.getBytes(StandardCharsets.UTF_8))
                .body("rows.unchanged", equalTo(2))
                .extract()
                .path("id");
        calls.cancel(again);
    }

    @Test
    void aFileThatReadsInBothIsADoubt() {
        String row = citizen(692, "Ґалаєв")
                .replace("Әлихан", "Алихан")
                .replace("Бақытұлы", "Бакытович")
                .replace("Абай көшесі", "улица Абая");
        int id = calls.preview("CITIZENS", (CITIZENS + "\n" + row + "\n").getBytes(Kz1048.WINDOWS_1251))
                .body("rows.added", equalTo(1))
                .body("format.charset", equalTo("KZ-1048"))
                .body("format.otherCharset", equalTo("windows-1251"))
                .extract()
                .path("id");
        calls.cancel(id);
    }

    private static byte[] kazakh(String text) {
        String letters = new String(Kz1048.letters());
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) letters.indexOf(text.charAt(i));
        }
        return bytes;
    }
}
