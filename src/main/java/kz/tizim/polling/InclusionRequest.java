package kz.tizim.polling;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import kz.tizim.problem.PlainText;
import kz.tizim.problem.Problem;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A citizen who stands at a precinct on polling day and is not on its list.
 *
 * @param precinct code of the precinct
 * @param application number of the written application, without personal data
 * @param caseNumber of the court; only for its decision
 */
@Schema(name = "InclusionRequest", example = """
                {"iin":"900101300017","precinct":"11-1","basis":"REGISTRY_PROOF","application":"Application No 3"}""")
record InclusionRequest(
        @NotNull Iin iin,
        @NotNull @Size(min = 1, max = 20) String precinct,
        @NotNull Basis basis,
        @NotNull @PlainText String application,
        @Nullable @PlainText String caseNumber) {

    /** What shows that the citizen belongs to the precinct. */
    enum Basis {
        REGISTRY_PROOF,
        COURT_DECISION
    }

    /** The papers too: whoever decides compares them with what was brought. */
    String summary() {
        String court = caseNumber == null ? "" : ", case " + caseNumber;
        return basis + " at " + precinct + court + ", application: " + application;
    }

    void check() {
        boolean court = basis == Basis.COURT_DECISION;
        if (court != (caseNumber != null)) {
            throw Problem.invalid(
                    "caseNumber", court ? "is needed for a court's decision" : "is only for a court's decision");
        }
    }
}
