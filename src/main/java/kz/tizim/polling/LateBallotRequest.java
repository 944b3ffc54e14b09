package kz.tizim.polling;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import kz.tizim.problem.PlainText;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ballot that was given at the printed list while there was no network.
 *
 * @param precinct code of the precinct
 * @param contests the contests whose ballots were given, all of them by name: nothing is taken as given that was not
 * @param writtenAt when the ballot was given, by the sheet
 * @param sheet of the printed list
 * @param spoiled how many ballots of each of these contests were given back and exchanged, absent for none; where the number
 *     differs the contests are entered one by one
 * @param act where the ledger has an entry and an act about it is drawn up
 */
@Schema(name = "LateBallotRequest", example = """
                {"iin":"900101300017","precinct":"11-1","channel":"STATION","contests":["mazhilis"],
                 "writtenAt":"2026-12-20T10:40:00+05:00","sheet":"14","spoiled":1,"act":"No 5"}""")
record LateBallotRequest(
        @NotNull Iin iin,
        @NotNull @Size(min = 1, max = 20) String precinct,
        BallotRequest.@NotNull Channel channel,
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Size(min = 1, max = 40) String> contests,
        @NotNull OffsetDateTime writtenAt,
        @NotNull @PlainText String sheet,
        @Nullable @Min(0) @Max(20) Integer spoiled,
        @Nullable @PlainText String act) {

    int spoiledOrNone() {
        return spoiled == null ? 0 : spoiled;
    }
}
