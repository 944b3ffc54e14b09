package kz.tizim.polling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request for voting at home as it stands.
 *
 * @param reference of the written request
 * @param stateAt since when it stands so
 * @param stateReason of a refusal; of a withdrawal the paper that it rests on
 */
@Schema(name = "HomeVisit", example = """
                {"id":"019aca5e-7c00-7a3e-9f00-5b2c8d4e1f60","precinct":"11-1","iin":"900101300017","reason":"HEALTH",
                 "reference":"Request No 12","requestedAt":"2026-12-18T10:00:00+05:00","state":"ACCEPTED",
                 "stateAt":"2026-12-18T15:00:00+05:00"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record HomeVisit(
        UUID id,
        String precinct,
        Iin iin,
        HomeVisitRequest.Reason reason,
        String reference,
        OffsetDateTime requestedAt,
        State state,
        OffsetDateTime stateAt,
        @Nullable String stateReason) {

    /** Where a request stands; the table has the same words. */
    enum State {
        REQUESTED,
        ACCEPTED,
        REFUSED,
        WITHDRAWN
    }

    /** What {@link #read} wants, of a table {@code h}. */
    static final String COLUMNS =
            "h.id, h.iin, h.reason, h.reference, h.requested_at, h.state, h.state_at, h.state_reason";

    /** Whether ballots are given on it, or may be once it is decided. */
    boolean isLive() {
        return state == State.REQUESTED || state == State.ACCEPTED;
    }

    /** The same request in another state. */
    HomeVisit in(State next, OffsetDateTime at, @Nullable String because) {
        return new HomeVisit(id, precinct, iin, reason, reference, requestedAt, next, at, because);
    }

    static HomeVisit read(ResultSet row, String precinct, ZoneId zone) throws SQLException {
        return new HomeVisit(
                row.getObject("id", UUID.class),
                precinct,
                new Iin(row.getLong("iin")),
                HomeVisitRequest.Reason.valueOf(row.getString("reason")),
                row.getString("reference"),
                local(row, "requested_at", zone),
                State.valueOf(row.getString("state")),
                local(row, "state_at", zone),
                row.getString("state_reason"));
    }

    private static OffsetDateTime local(ResultSet row, String column, ZoneId zone) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .atZoneSameInstant(zone)
                .toOffsetDateTime();
    }
}
