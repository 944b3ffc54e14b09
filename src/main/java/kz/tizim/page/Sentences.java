package kz.tizim.page;

import io.quarkus.qute.TemplateExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What services say in English, as programs read it, in the reader's language: the sentences of {@code sentences/}, with
 * places for what differs. What is not among them stays English. {@code read.properties} has what readers of English are
 * told otherwise than programs: no codes.
 */
@TemplateExtension
final class Sentences {
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");
    private static final String READ = "read";
    private static final Map<Language, Properties> TEXTS = Arrays.stream(Language.values())
            .collect(Collectors.toUnmodifiableMap(language -> language, Sentences::texts));

    /** The longest first: a short one may be a part of it. */
    private static final List<Sentence> ALL = file(Language.EN.tag()).entrySet().stream()
            .map(entry -> Sentence.of(String.valueOf(entry.getKey()), String.valueOf(entry.getValue())))
            .sorted(Comparator.comparingInt(Sentence::length).reversed())
            .toList();

    private Sentences() {}

    /**
     * A sentence as it is told.
     *
     * @param language its tag
     */
    record Told(String text, String language) {}

    /** One of them; its pattern has a group for each place, in the order of the places. */
    private record Sentence(String key, Pattern pattern, int length) {
        static Sentence of(String key, String english) {
            String pattern =
                    Arrays.stream(PLACE.split(english, -1)).map(Pattern::quote).collect(Collectors.joining("(.+?)"));
            return new Sentence(
                    key,
                    Pattern.compile(pattern),
                    PLACE.matcher(english).replaceAll("").length());
        }
    }

    /** The sentence in a language, in English where it is not known. */
    static Told told(String english, Language language) {
        return find(english, language)
                .map(text -> new Told(text, language.tag()))
                .orElseGet(() -> new Told(english, Language.EN.tag()));
    }

    private static Optional<String> find(String english, Language language) {
        for (Sentence sentence : ALL) {
            Matcher matcher = sentence.pattern.matcher(english);
            if (matcher.matches()) {
                String text = text(sentence.key, language);
                return Optional.of(PLACE.matcher(text).replaceAll(place -> filled(place, matcher, language)));
            }
        }
        return Optional.empty();
    }

    private static String text(String key, Language language) {
        return Objects.requireNonNull(
                Objects.requireNonNull(TEXTS.get(language)).getProperty(key));
    }

    private static String filled(MatchResult place, Matcher matcher, Language language) {
        String value = String.valueOf(matcher.group(Integer.parseInt(place.group(1)) + 1));
        // It may be a sentence itself, or a list of some.
        String told = find(value, language)
                .orElseGet(() -> Arrays.stream(value.split(", ", -1))
                        .map(part -> find(part, language).orElse(part))
                        .collect(Collectors.joining(", ")));
        return Matcher.quoteReplacement(told);
    }

    private static Properties texts(Language language) {
        Properties texts = file(language.tag());
        if (language == Language.EN) {
            texts.putAll(file(READ));
        }
        return texts;
    }

    private static Properties file(String name) {
        var texts = new Properties();
        try (InputStream file = Sentences.class.getResourceAsStream("/sentences/" + name + ".properties")) {
            texts.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
