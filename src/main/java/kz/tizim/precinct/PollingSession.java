package kz.tizim.precinct;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;

/**
 * A precinct's polling day as a decision reads it, in its own transaction.
 *
 * @param state of the session
 * @param zone in which the hours are told
 * @param opens first moment of voting, by the last act where one changed it
 * @param closes end of voting, exclusive; likewise
 */
public record PollingSession(State state, ZoneId zone, LocalTime opens, LocalTime closes) {

    /** The way of a precinct through polling day. */
    public enum State {
        CLOSED,
        OPEN,
        CLOSING,
        LOCKED;

        /** Whether nobody new is admitted any more. */
        public boolean isClosing() {
            return this == CLOSING || this == LOCKED;
        }
    }

    /** The columns that {@link #read} wants, of {@code precinct p}. */
    public static final String COLUMNS = "coalesce(s.state, 'CLOSED') as session_state, p.time_zone,"
            + " coalesce(s.opens, p.opens) as opens, coalesce(s.closes, p.closes) as closes";

    /** Joins the session of an act's election to {@code precinct p}. */
    public static final String JOIN =
            "left join precinct_session s on s.election_id = given.election_id and s.precinct_id = p.id";

    public static PollingSession read(ResultSet row) throws SQLException {
        return new PollingSession(
                State.valueOf(row.getString("session_state")),
                ZoneId.of(row.getString("time_zone")),
                row.getObject("opens", LocalTime.class),
                row.getObject("closes", LocalTime.class));
    }

    /** Whether it is polling day here, within hours. */
    public boolean isWithinHours(OffsetDateTime now, LocalDate pollingDay) {
        LocalDateTime local = now.atZoneSameInstant(zone).toLocalDateTime();
        return !local.isBefore(pollingDay.atTime(opens)) && local.isBefore(pollingDay.atTime(closes));
    }

    /** First moment of voting. */
    public OffsetDateTime opensOn(LocalDate pollingDay) {
        return pollingDay.atTime(opens).atZone(zone).toOffsetDateTime();
    }

    /** End of voting, exclusive. */
    public OffsetDateTime closesOn(LocalDate pollingDay) {
        return pollingDay.atTime(closes).atZone(zone).toOffsetDateTime();
    }

    /** Whether anybody may be admitted: opened by the commission, and within hours. */
    public boolean admitsAt(OffsetDateTime now, LocalDate pollingDay) {
        return state == State.OPEN && isWithinHours(now, pollingDay);
    }

    /** Why nobody is admitted. */
    public Problem closed(LocalDate pollingDay) {
        return ProblemType.POLLS_CLOSED
                .with("The commission admits only after it has opened the precinct, within the hours of polling day.")
                .with("session", state)
                .with("opensAt", opensOn(pollingDay).toString())
                .with("closesAt", closesOn(pollingDay).toString());
    }
}
