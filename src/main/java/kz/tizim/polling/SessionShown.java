package kz.tizim.polling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import kz.tizim.precinct.PollingSession;
import kz.tizim.precinct.PrecinctFacts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A precinct's polling day as it is shown.
 *
 * @param admitted voters in the ledger when the precinct was locked
 * @param signatures voters' signatures, counted by hand
 * @param differenceAct the act that explains why the two differ
 */
@Schema(name = "PrecinctSession", example = """
                {"precinct":"11-1","state":"LOCKED","openedAt":"2026-12-20T02:00:00Z","closingAt":"2026-12-20T15:00:01Z",
                 "lockedAt":"2026-12-20T15:00:02Z","admitted":812,"signatures":812}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionShown(
        String precinct,
        PollingSession.State state,
        @Nullable OffsetDateTime openedAt,
        @Nullable OffsetDateTime closingAt,
        @Nullable OffsetDateTime lockedAt,
        @Nullable Long admitted,
        @Nullable Long signatures,
        @Nullable String differenceAct) {

    static SessionShown of(PrecinctFacts precinct, PrecinctSession session) {
        return new SessionShown(
                precinct.code(),
                session.state,
                session.openedAt,
                session.closingAt,
                session.lockedAt,
                session.admitted,
                session.signatures,
                session.differenceAct);
    }

    static SessionShown closed(PrecinctFacts precinct) {
        return new SessionShown(precinct.code(), PollingSession.State.CLOSED, null, null, null, null, null, null);
    }
}
