package kz.tizim.page;

import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;

/**
 * Why a service has not done what a form asked for, to be shown at the place where it was asked.
 *
 * @param detail the service's own sentence, which is English
 */
public record Refused(ProblemType type, String detail) {

    /** The refusal of a problem; for a field's fault it names the field. */
    public static Refused of(Problem problem) {
        String fields = String.join(
                "; ",
                problem.errors().stream()
                        .map(error -> error.field() + ": " + error.message())
                        .toList());
        return new Refused(problem.type(), fields.isEmpty() ? problem.detail() : fields);
    }

    public int status() {
        return type.status();
    }
}
