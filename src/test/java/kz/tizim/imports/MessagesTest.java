package kz.tizim.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.tizim.precinct.SelectorReading;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern CODE =
            Pattern.compile("(?:reject|warn|words|RowFault)\\([^;]*?\"([A-Z][A-Z_]+)\"", Pattern.DOTALL);
    private static final Set<String> BY_SQL =
            Set.of("CONFLICT", "DUPLICATE", "IMPOSSIBLE_DATE", "SCIENTIFIC", "CHANGED_IIN");

    @Test
    void everyCodeHasAMessageInEveryLanguage() throws IOException {
        var codes = new TreeSet<>(BY_SQL);
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/kz/tizim"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                if (text.contains("RowFields") || text.contains("RowFault")) {
                    CODE.matcher(text).results().forEach(found -> codes.add(found.group(1)));
                }
            }
        }
        for (SelectorReading.Fault fault : SelectorReading.Fault.values()) {
            codes.add(fault.name());
        }
        for (SelectorReading.Doubt doubt : SelectorReading.Doubt.values()) {
            codes.add(doubt.name());
        }
        assertTrue(codes.size() > 20, codes::toString);
        for (String code : codes) {
            for (String language : Messages.LANGUAGES) {
                String message = Messages.of(language, code, "x");
                assertFalse(message.equals(code), code + " in " + language);
                assertFalse(message.contains("{"), message);
            }
        }
    }

    @Test
    void theDetailStandsInTheMessage() {
        assertEquals("must have at most 100 characters", Messages.of("en", "TOO_LONG", "100"));
        assertEquals("ең көбі 100 таңба болуы керек", Messages.of("kk", "TOO_LONG", "100"));
        assertEquals("NOBODY_KNOWS", Messages.of("ru", "NOBODY_KNOWS", ""));
    }
}
