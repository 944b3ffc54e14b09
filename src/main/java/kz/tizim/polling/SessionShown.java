package kz.tizim.polling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import kz.tizim.election.ElectionFacts;
import kz.tizim.precinct.PollingSession;
import kz.tizim.precinct.PrecinctFacts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A precinct's polling day as it is shown.
 *
 * @param opensAt first moment of voting, by the last act where one changed it
 * @param closesAt end of voting, exclusive; likewise
 * @param openingAct the act that opened it after the hours, only for what was written on paper
 * @param admitted voters in the ledger when the precinct was locked
 * @param signatures voters' signatures, counted by hand
 * @param differenceAct the act that explains a difference
 */
@Schema(name = "PrecinctSession", example = """
                {"precinct":"11-1","state":"LOCKED","opensAt":"2026-12-20T07:00:00+05:00","closesAt":"2026-12-20T20:00:00+05:00",
                 "openedAt":"2026-12-20T02:00:00Z","closingAt":"2026-12-20T15:00:01Z",
                 "lockedAt":"2026-12-20T15:00:02Z","admitted":812,"signatures":812}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionShown(
        String precinct,
        PollingSession.State state,
        OffsetDateTime opensAt,
        OffsetDateTime closesAt,
        @Nullable OffsetDateTime openedAt,
        @Nullable String openingAct,
        @Nullable OffsetDateTime closingAt,
        @Nullable OffsetDateTime lockedAt,
        @Nullable Long admitted,
        @Nullable Long signatures,
        @Nullable String differenceAct) {

    static SessionShown of(ElectionFacts election, PrecinctFacts precinct, PrecinctSession session) {
        PollingSession polling = session.polling(precinct);
        return new SessionShown(
                precinct.code(),
                session.state,
                polling.opensOn(election.pollingDay()),
                polling.closesOn(election.pollingDay()),
                session.openedAt,
                session.openingAct,
                session.closingAt,
                session.lockedAt,
                session.admitted,
                session.signatures,
                session.differenceAct);
    }
}
