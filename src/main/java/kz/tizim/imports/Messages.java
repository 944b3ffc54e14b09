package kz.tizim.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What codes of faults and warnings mean, in the languages of those who mend them. */
final class Messages {
    static final List<String> LANGUAGES = List.of("kk", "ru", "en");
    private static final Map<String, Properties> TEXTS =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Messages::read));

    private Messages() {}

    /** The message of a code; the code itself where there is none. */
    static String of(String language, String code, String detail) {
        Properties texts = TEXTS.get(language);
        String text = texts == null ? code : texts.getProperty(code, code);
        return text.replace("{0}", detail);
    }

    private static Properties read(String language) {
        var texts = new Properties();
        try (InputStream file = Messages.class.getResourceAsStream("/messages/imports_" + language + ".properties")) {
            if (file == null) {
                throw new IllegalStateException("no messages in " + language);
            }
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
