package kz.tizim.precinct;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import kz.tizim.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The last day on which a decision about names or boundaries holds. */
@Schema(name = "LastDay", example = "{\"validTo\":\"2026-12-31\"}")
record LastDay(@NotNull LocalDate validTo) {
    private static final LocalDate EARLIEST = LocalDate.of(1991, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    /** Refuses a day of another century, before it is known what it is the last day of. */
    LastDay checked() {
        checkDay("validTo", validTo);
        return this;
    }

    /** The last day of what begins on another one; {@code invalid-request} if it lies before that. */
    LocalDate from(LocalDate validFrom) {
        if (validTo.isBefore(validFrom)) {
            throw Problem.invalid("validTo", "must not lie before " + validFrom);
        }
        return validTo;
    }

    static void checkDay(String field, @Nullable LocalDate day) {
        if (day != null && (day.isBefore(EARLIEST) || day.isAfter(LATEST))) {
            throw Problem.invalid(field, "must be from " + EARLIEST + " to " + LATEST);
        }
    }
}
