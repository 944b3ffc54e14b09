package kz.tizim.voterlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A citizen's application to be listed at another precinct.
 *
 * @param precinct where the citizen asked to be listed
 * @param number counts the citizen's applications in the election, from 1
 * @param reference the written application; absent where only its withdrawal is told
 * @param withdrawal absent while the application holds
 */
@Schema(name = "Transfer", example = """
                {"precinct":"11-2","iin":"900101300017","number":1,"reference":"Application No 7",
                 "at":"2026-11-10T10:00:00+05:00","withdrawal":{"reference":"Application No 9","at":"2026-11-12T10:00:00+05:00"}}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Transfer(
        String precinct,
        Iin iin,
        int number,
        @Nullable String reference,
        OffsetDateTime at,
        @Nullable Withdrawal withdrawal) {

    /** How the citizen took it back. */
    @Schema(name = "TransferWithdrawal", example = """
                    {"reference":"Application No 9","at":"2026-11-12T10:00:00+05:00"}""")
    record Withdrawal(String reference, OffsetDateTime at) {}

    /**
     * Many transfers into one precinct, or away from one; counts only.
     *
     * @param side whether the precinct is where they lead, or where the boundaries place the registered addresses
     * @param transfers that hold
     * @param oneHouse how many of these are of people registered in one and the same house, at most
     * @param withdrawn applications that were taken back
     * @param repeaters citizens among all of these who took back two applications or more in this election
     */
    @Schema(name = "TransferCluster", example = """
                    {"side":"INTO","precinct":"11-2","transfers":41,"oneHouse":22,"withdrawn":3,"repeaters":1}""")
    record Cluster(Side side, String precinct, int transfers, int oneHouse, int withdrawn, int repeaters) {}

    /** Which way people go. */
    enum Side {
        INTO,
        FROM
    }
}
