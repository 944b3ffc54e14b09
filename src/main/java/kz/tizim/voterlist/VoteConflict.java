package kz.tizim.voterlist;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.tizim.registry.Iin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A person who had voted under two numbers when they were linked: an act has to settle it (domain rule 16).
 *
 * @param iin the number that stands for the other one since
 * @param principal the number that the person is known by
 * @param votes all entries under both, those that were voided since among them
 */
@Schema(name = "VoteConflict", example = """
                {"iin":"900101300017","principal":"900101300027","foundAt":"2026-12-20T15:00:00Z","votes":[
                 {"iin":"900101300017","contest":"mazhilis","precinct":"11-2","admittedAt":"2026-12-20T05:10:00Z",
                  "ledgerEntry":"019b3a5e-7c00-7a3e-9f00-5b2c8d4e1f60","voided":false}]}""")
record VoteConflict(Iin iin, Iin principal, OffsetDateTime foundAt, List<Vote> votes) {

    /** An entry of the ledger. */
    @Schema(name = "ConflictingVote", example = """
                    {"iin":"900101300017","contest":"mazhilis","precinct":"11-2","admittedAt":"2026-12-20T05:10:00Z",
                     "ledgerEntry":"019b3a5e-7c00-7a3e-9f00-5b2c8d4e1f60","voided":false}""")
    record Vote(
            Iin iin, String contest, String precinct, OffsetDateTime admittedAt, UUID ledgerEntry, boolean voided) {}
}
