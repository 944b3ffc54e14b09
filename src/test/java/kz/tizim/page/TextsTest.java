package kz.tizim.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is said in one language is said in all three, with the same places to fill. */
class TextsTest {
    private static final Path FOLDER = Path.of("src/main/resources/messages");
    private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");

    @Test
    void everyTextIsThereInThreeLanguages() throws IOException {
        List<String> bundles;
        try (Stream<Path> files = Files.list(FOLDER)) {
            bundles = files.map(file -> file.getFileName().toString())
                    .map(name -> name.replaceAll("_[a-z]{2}\\.properties$", ""))
                    .distinct()
                    .toList();
        }
        assertTrue(bundles.contains("page"), bundles::toString);
        for (String bundle : bundles) {
            Map<String, Set<String>> english = texts(bundle, "en");
            assertFalse(english.isEmpty());
            assertEquals(english, texts(bundle, "ru"), bundle + " in Russian");
            assertEquals(english, texts(bundle, "kk"), bundle + " in Kazakh");
        }
    }

    /** The words of the constitutional law on elections, where it has one; these are others for the same. */
    @Test
    void oneThingHasOneWord() throws IOException {
        Map<String, Pattern> others = Map.of(
                "ru", Pattern.compile("(?iu)черновик|служб[аыуе]"),
                "kk", Pattern.compile("(?iu)тіркелім|қаралама|құлып|бланкт|қызмет (?!көрс)|қызметте|сайлау күні"));
        var found = new ArrayList<String>();
        for (String language : others.keySet()) {
            for (Path file : texts(language)) {
                others.get(language)
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(word -> found.add(file.getFileName() + ": " + word.group()));
            }
        }
        assertEquals(List.of(), found);
    }

    private static List<Path> texts(String language) throws IOException {
        try (Stream<Path> bundles = Files.list(FOLDER)) {
            return Stream.concat(bundles, Stream.of(Path.of("src/main/resources/sentences", language + ".properties")))
                    .filter(file -> file.toString().endsWith(language + ".properties"))
                    .toList();
        }
    }

    /** Keys with the places that their texts fill. */
    private static Map<String, Set<String>> texts(String bundle, String language) throws IOException {
        var texts = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(bundle + "_" + language + ".properties"))) {
            texts.load(reader);
        }
        return texts.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, key -> {
            String text = texts.getProperty(key);
            assertFalse(text.isBlank(), bundle + " " + key + " in " + language);
            return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
        }));
    }
}
