package kz.tizim.polling;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A voter at the precinct of the home list, identity document in hand.
 *
 * @param precinct code of the precinct
 * @param channel how the ballot is given
 * @param contests the contests whose ballots are given; absent for all that the voter is entitled to
 */
@Schema(
        name = "BallotRequest",
        example =
                "{\"iin\":\"900101300017\",\"precinct\":\"11-1\",\"channel\":\"STATION\",\"contests\":[\"mazhilis\"]}")
record BallotRequest(
        @NotNull Iin iin,
        @NotNull @Size(min = 1, max = 20) String precinct,
        @NotNull Channel channel,
        @Nullable @Size(min = 1, max = 20) List<@NotNull @Size(min = 1, max = 40) String> contests) {

    /** Where a ballot is given. */
    enum Channel {
        STATION,
        /** At the voter's home, on an accepted request. */
        HOME
    }
}
