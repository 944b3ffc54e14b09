package kz.tizim.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Stops an extract that lacks or moves more citizens than life does: half of one, or one of another country.
 *
 * @param share missing and moved citizens, of those who are there; 0.005 is half a percent
 * @param limit above which a reason is needed; absent where the register is too small for a brake
 * @param reasonNeeded whether the second person has to give a reason
 * @param reason the one that was given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ImportBrake", example = "{\"share\":0.0123,\"limit\":0.005,\"reasonNeeded\":true}")
public record Brake(
        double share,
        @Nullable Double limit,
        boolean reasonNeeded,
        @Nullable String reason) {
    /** Shortest reason, in characters. */
    static final int LEAST_REASON = 20;

    static Brake of(RowCounts rows, ImportConfig config) {
        long there = rows.changed() + rows.unchanged() + rows.missing();
        double share = there == 0 ? 0 : (double) (rows.missing() + rows.moved()) / there;
        return of(share, there < config.brakeFrom() ? null : config.brakeShare(), null);
    }

    static Brake of(double share, @Nullable Double limit, @Nullable String reason) {
        return new Brake(share, limit, limit != null && share > limit, reason);
    }
}
