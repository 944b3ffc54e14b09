package kz.tizim.page;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with what was filled in, in the reader's language: field by field, in the order of the page. */
public final class Faults {
    private final List<Fault> list = new ArrayList<>();

    /**
     * One of them.
     *
     * @param field id of the field; empty where it is the form as a whole
     */
    public record Fault(String field, String message) {}

    /** Notes one; a field's first one counts. */
    public void add(String field, String message) {
        if (of(field).isEmpty()) {
            list.add(new Fault(field, message));
        }
    }

    /** The message of a field, empty where nothing is wrong with it. */
    public String of(String field) {
        return list.stream()
                .filter(fault -> fault.field().equals(field))
                .map(Fault::message)
                .findFirst()
                .orElse("");
    }

    public boolean any() {
        return !list.isEmpty();
    }

    public List<Fault> list() {
        return List.copyOf(list);
    }
}
