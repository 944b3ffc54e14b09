package kz.tizim.election;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * A step of the calendar, by the clock of a precinct.
 *
 * @param from its first moment; null where it has no beginning
 * @param until its end, exclusive
 */
public record Window(@Nullable LocalDateTime from, LocalDateTime until) {

    public boolean isOpenAt(OffsetDateTime now, ZoneId zone) {
        LocalDateTime local = now.atZoneSameInstant(zone).toLocalDateTime();
        return (from == null || !local.isBefore(from)) && local.isBefore(until);
    }

    /** Why a step is refused outside of its window. */
    public Problem closed(String detail, ZoneId zone) {
        Problem problem = ProblemType.OUTSIDE_WINDOW.with(detail);
        if (from != null) {
            problem = problem.with("from", from.toString());
        }
        return problem.with("until", until.toString()).with("timeZone", zone.getId());
    }
}
