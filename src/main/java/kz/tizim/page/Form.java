package kz.tizim.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Every value of a field, as boxes have them. */
    public List<String> all(String field) {
        return fields.getOrDefault(field, List.of());
    }
}
