package kz.tizim.precinct;

import java.util.Optional;
import kz.tizim.precinct.Assignment.Overlap;
import org.jspecify.annotations.Nullable;

/** The best of the claims on one address so far: by rank, then by how near the place is that the rule names. */
final class BestClaim {
    private static final int NEARNESSES = 8;

    private @Nullable Claim best;
    private @Nullable Claim rival;
    private int score = -1;

    /** @param nearness greater for the smaller place, below 8 */
    void offer(Claim claim, int nearness) {
        int offered = claim.assigned().rank().ordinal() * NEARNESSES + nearness;
        if (best == null || offered > score) {
            best = claim;
            rival = null;
            score = offered;
        } else if (offered == score
                && rival == null
                && claim.assigned().precinct() != best.assigned().precinct()) {
            rival = claim;
        }
    }

    /** The answer for a street as an address writes it. */
    Optional<Assignment> answer(String street, String key) {
        if (best == null) {
            return Optional.empty();
        }
        return Optional.of(
                rival == null ? best.on(street, key) : new Overlap(best.on(street, key), rival.on(street, key)));
    }
}
