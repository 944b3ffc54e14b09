package kz.tizim.ledger;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A second ballot that was given on paper while the ledger had an entry: kept beside it, and never counted as one, unless
 * that entry is voided. Then it takes its place.
 */
public final class LedgerConflict {
    /** The condition of {@code ledger_conflict k} that it has become an entry, which then has its id. */
    public static final String BECAME_ENTRY = """
            exists (select from ledger_entry became where became.election_id = k.election_id
                    and became.contest_id = k.contest_id and became.iin = k.iin and became.entry_id = k.conflict_id)
            """;

    /** The condition of {@code ledger_conflict k} that two persons have undone it. */
    public static final String UNDONE = """
            exists (select from ledger_conflict_void undone where undone.election_id = k.election_id
                    and undone.contest_id = k.contest_id and undone.iin = k.iin and undone.precinct_id = k.precinct_id
                    and undone.paper_sheet = k.paper_sheet and undone.number = k.number)
            """;

    /** The condition of {@code ledger_conflict k} that it has become an entry which is void since. */
    public static final String BECAME_VOID = """
            exists (select from ledger_entry became
                    join ledger_void ended on ended.election_id = became.election_id and ended.contest_id = became.contest_id
                                          and ended.iin = became.iin and ended.seq = became.seq
                    where became.election_id = k.election_id and became.contest_id = k.contest_id and became.iin = k.iin
                      and became.entry_id = k.conflict_id)
            """;

    /** The condition of {@code ledger_conflict k} that it is neither. */
    public static final String STANDS = "not " + BECAME_ENTRY + " and not " + UNDONE;

    private static final Sql INSERT = Sql.insert(
            "ledger_conflict",
            "conflict_id uuid, election_id integer, contest_id integer, iin bigint, seq smallint, precinct_id integer,"
                    + " channel text, paper_at timestamptz, paper_sheet text, number smallint, act text, spoiled smallint, account_id integer,"
                    + " entered_at timestamptz");

    private LedgerConflict() {}

    /**
     * Appends a conflict.
     *
     * @param iin of the entry that is live, and likewise its seq
     * @param precinctId where the second ballot was given
     * @param number how often this sheet's ballot was entered as a conflict before, and undone
     * @param act null where it was not drawn up yet
     * @param spoiled ballots that were exchanged
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
            int number,
            @Nullable String act,
            int spoiled,
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
                number,
                act,
                spoiled,
                accountId,
                now);
    }
}
