package kz.tizim.page;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kz.tizim.problem.Problem;

/**
 * The fields of a form that a page of ours has sent. Its reader lets no other in, so whoever takes a form as the body
 * need not ask where it comes from.
 */
public final class Form {
    private final Map<String, List<String>> fields;

    Form(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /** One in which nothing is filled in yet. */
    public static Form empty() {
        return new Form(Map.of());
    }

    /** What was written into a field, without spaces around it and without control characters; empty where nothing was. */
    public String text(String field) {
        return all(field).stream().findFirst().orElse("");
    }

    /** What was written into a field, where something was. */
    public Optional<String> given(String field) {
        return Optional.of(text(field)).filter(text -> !text.isEmpty());
    }

    /** What was written into a field for a number, without the spaces and dashes between its digits. */
    public String number(String field) {
        return numberIn(text(field));
    }

    /** A text without the spaces and dashes that stand between digits. */
    public static String numberIn(String text) {
        return text.replaceAll("[\\s-]", "");
    }

    /**
     * A value that our own page has put into a field.
     *
     * @param reader throws {@link IllegalArgumentException} for what it cannot read
     * @throws kz.tizim.problem.ProblemException {@code invalid-request} for that
     */
    public <T> T read(String field, Function<String, T> reader, String must) {
        try {
            return reader.apply(text(field));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(field, must);
        }
    }

    /** The word of these that was chosen in a field; empty where none was. */
    public <E extends Enum<E>> Optional<E> one(String field, Class<E> words) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(text(field)))
                .findFirst();
    }

    /** Every value of a field, as boxes have them. */
    public List<String> all(String field) {
        return fields.getOrDefault(field, List.of());
    }
}
