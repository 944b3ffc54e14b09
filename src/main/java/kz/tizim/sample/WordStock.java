package kz.tizim.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The lists of {@code words.txt} by their key. */
final class WordStock {
    private static final WordStock STOCK = new WordStock();
    private final Map<String, List<String>> lists = new HashMap<>();

    private WordStock() {
        try (var lines = new BufferedReader(new InputStreamReader(open("words.txt"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int colon = line.indexOf(": ");
                if (!line.startsWith("#") && colon > 0) {
                    lists.put(
                            line.substring(0, colon),
                            List.of(line.substring(colon + 2).split(", ")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> words(String key) {
        return Objects.requireNonNull(STOCK.lists.get(key), key);
    }

    /** A resource of this package, which is part of the program: its absence is a broken build. */
    static InputStream open(String name) {
        return Objects.requireNonNull(WordStock.class.getResourceAsStream(name), name);
    }
}
