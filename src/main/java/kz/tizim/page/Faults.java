package kz.tizim.page;

import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemException;

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

    /**
     * Sends a request whose own checks may refuse it: then its faults are noted, and nothing was done.
     *
     * @param known what is said of a field of the request, and at which field of the form
     * @return empty where there are faults
     * @throws RuntimeException what the request does not owe to a known field
     */
    public <T> Optional<T> sending(Map<String, Fault> known, Supplier<T> send) {
        try {
            return Optional.of(send.get());
        } catch (ConstraintViolationException e) {
            note(
                    e,
                    known,
                    e.getConstraintViolations().stream()
                            .map(violation -> violation.getPropertyPath().toString()));
        } catch (ProblemException e) {
            note(e, known, e.problem().errors().stream().map(Problem.FieldError::field));
        }
        return Optional.empty();
    }

    private void note(RuntimeException e, Map<String, Fault> known, Stream<String> paths) {
        List<Optional<Fault>> found = paths.map(path -> Arrays.stream(path.split("[.\\[]"))
                        .filter(known::containsKey)
                        .findFirst()
                        .map(known::get))
                .toList();
        if (found.isEmpty() || found.stream().anyMatch(Optional::isEmpty)) {
            throw e;
        }
        found.forEach(
                fault -> add(fault.orElseThrow().field(), fault.orElseThrow().message()));
    }

    /** The message of a field, empty where nothing is wrong with it. */
    public String of(String field) {
        return list.stream()
                .filter(fault -> fault.field().equals(field))
                .map(Fault::message)
                .findFirst()
                .orElse("");
    }

    /** What was typed into a field, where this one is wrong: others of its name are left alone. */
    public String typed(String id, Form form, String field) {
        return of(id).isEmpty() ? "" : form.text(field);
    }

    public boolean any() {
        return !list.isEmpty();
    }

    public List<Fault> list() {
        return List.copyOf(list);
    }
}
