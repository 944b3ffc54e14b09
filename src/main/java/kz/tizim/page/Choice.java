package kz.tizim.page;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Something to choose in a form.
 *
 * @param code what the form sends
 * @param title in the reader's language
 */
public record Choice(String code, String title) {
    /** All words of a kind, in their order. */
    public static <E extends Enum<E>> List<Choice> of(Class<E> words, Function<E, String> title) {
        return Arrays.stream(words.getEnumConstants())
                .map(word -> new Choice(word.name(), title.apply(word)))
                .toList();
    }
}
