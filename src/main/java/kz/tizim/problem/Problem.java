package kz.tizim.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One problem: its kind, a sentence, the fields that are wrong and the facts that help to go on.
 *
 * @param type the kind
 * @param detail one sentence without any personal data
 * @param errors the fields that are wrong; empty where none is
 * @param facts further members of the RFC 9457 document, for example where and when a vote was used
 */
public record Problem(ProblemType type, String detail, List<FieldError> errors, Map<String, Object> facts) {

    /**
     * A field that is wrong.
     *
     * @param field its path in the request, such as {@code contests[0].code}
     * @param message what is expected
     */
    public record FieldError(String field, String message) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Map.of());
    }

    /** The request is not valid because of one field. */
    public static ProblemException invalid(String field, String message) {
        return new ProblemException(new Problem(
                ProblemType.INVALID_REQUEST,
                "One field is not valid.",
                List.of(new FieldError(field, message)),
                Map.of()));
    }

    /** The same problem with one more fact. */
    public Problem with(String name, Object fact) {
        var more = new LinkedHashMap<>(facts);
        more.put(name, fact);
        return new Problem(type, detail, errors, more);
    }

    public ProblemException exception() {
        return new ProblemException(this);
    }

    public ProblemBody body() {
        return new ProblemBody(type.urn(), type.title(), type.status(), detail, errors, facts);
    }
}
