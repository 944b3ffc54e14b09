package kz.tizim.page;

import java.util.Arrays;
import kz.tizim.problem.ProblemType;

/** Finds kinds of problems by what the API calls them. */
final class Problems {
    private Problems() {}

    static ProblemType typeOf(String urn) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.urn().equals(urn))
                .findFirst()
                .orElse(ProblemType.INTERNAL_ERROR);
    }
}
