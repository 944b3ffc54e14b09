package kz.tizim.ledger;

import java.util.regex.Pattern;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The name that a client gives to one attempt, so that asking again is not doing again. */
public record IdempotencyKey(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{8,100}");

    /** Name of the HTTP header. */
    public static final String HEADER = "Idempotency-Key";

    /**
     * Reads the header.
     *
     * @throws kz.tizim.problem.ProblemException {@code idempotency-key-missing}, or {@code invalid-request} for a bad form
     */
    public static IdempotencyKey of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw ProblemType.IDEMPOTENCY_KEY_MISSING.exception(
                    "Send an Idempotency-Key of your own making, a UUID for example, and the same one when you ask again.");
        }
        if (!FORM.matcher(header).matches()) {
            throw Problem.invalid(HEADER, "must have 8 to 100 letters, digits, dots, colons, dashes or underscores");
        }
        return new IdempotencyKey(header);
    }
}
