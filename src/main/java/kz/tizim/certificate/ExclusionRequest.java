package kz.tizim.certificate;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import kz.tizim.problem.PlainText;
import kz.tizim.registry.Iin;
import kz.tizim.voterlist.ListBasis;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A voter who is to be struck off.
 *
 * @param precinct code of the precinct on whose list the voter stands
 * @param reference the record that says so: of a death, of a court
 */
@Schema(name = "ExclusionRequest", example = """
                {"iin":"900101300017","precinct":"11-1","ground":"DEATH","reference":"Act of death No 112 of 2026-12-08"}""")
record ExclusionRequest(
        @NotNull Iin iin,
        @NotNull @Size(min = 1, max = 20) String precinct,
        @NotNull Ground ground,
        @NotNull @PlainText String reference) {

    /** Why a voter is struck off. */
    enum Ground {
        DEATH(ListBasis.DEATH),
        INELIGIBLE(ListBasis.INELIGIBLE),
        COURT(ListBasis.COURT);

        private final ListBasis basis;

        Ground(ListBasis basis) {
            this.basis = basis;
        }

        ListBasis basis() {
            return basis;
        }
    }
}
