package kz.tizim.precinct;

import java.util.Optional;
import kz.tizim.precinct.Assignment.Assigned;
import kz.tizim.precinct.Assignment.Overlap;
import org.jspecify.annotations.Nullable;

/** The best of the claims on one address so far: by rank, then by how near the place is that the rule names. */
final class BestClaim {
    private static final int NEARNESSES = 8;

    private @Nullable Assigned best;
    private @Nullable Assigned rival;
    private int score = -1;

    /** @param nearness greater for the smaller place, below 8 */
    void offer(Assigned claim, int nearness) {
        int offered = claim.rank().ordinal() * NEARNESSES + nearness;
        if (best == null || offered > score) {
            best = claim;
            rival = null;
            score = offered;
        } else if (offered == score && rival == null && claim.precinct() != best.precinct()) {
            rival = claim;
        }
    }

    Optional<Assignment> answer() {
        if (best == null) {
            return Optional.empty();
        }
        return Optional.of(rival == null ? best : new Overlap(best, rival));
    }
}
