package kz.tizim.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What leads to the present page once more, in another language: an address, and the form that was sent to it where one was.
 *
 * @param path without a query
 * @param query what stands after the question mark, without the language; empty where nothing does
 * @param form the fields sent, null where none were
 */
public record Place(String path, String query, @Nullable List<Map.Entry<String, String>> form) {
    private static final String ATTEMPT = "key";

    /** The address that shows it in a language. */
    public String in(Language language) {
        return path + "?" + (query.isEmpty() ? "" : query + "&") + Visit.LANGUAGE_PARAMETER + "=" + language.tag();
    }

    public boolean isForm() {
        return form != null;
    }

    /** Whether the form was an act, which its key names: sent again it is the same act. */
    public boolean isAct() {
        return fields().stream()
                .anyMatch(field ->
                        field.getKey().equals(ATTEMPT) && !field.getValue().isEmpty());
    }

    public List<Map.Entry<String, String>> fields() {
        return form == null ? List.of() : form;
    }
}
