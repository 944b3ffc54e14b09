package kz.tizim.ledger;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A second ballot that was given on paper while the ledger had an entry: kept beside it, and never counted as one. */
public final class LedgerConflict {
    private static final Sql INSERT = Sql.insert(
            "ledger_conflict",
            "conflict_id uuid, election_id integer, contest_id integer, iin bigint, seq smallint, precinct_id integer,"
                    + " channel text, paper_at timestamptz, paper_sheet text, act text, account_id integer, entered_at timestamptz");

    private LedgerConflict() {}

    /**
     * Appends a conflict.
     *
     * @param iin of the entry that is live, and likewise its seq
     * @param precinctId where the second ballot was given
     * @param act null where it was not drawn up yet
     */
    public static Sql.Row insert(
            UUID id,
            int electionId,
            int contestId,
            long iin,
            int seq,
            int precinctId,
            String channel,
            LedgerEntry.Paper paper,
            @Nullable String act,
            int accountId,
            OffsetDateTime now) {
        return INSERT.row(
                id,
                electionId,
                contestId,
                iin,
                seq,
                precinctId,
                channel,
                paper.at(),
                paper.sheet(),
                act,
                accountId,
                now);
    }
}
