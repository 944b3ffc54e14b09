package kz.tizim.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * The last entry of a citizen and contest, as the reader of a decision sees it; or one that is live under a number linked to
 * the citizen's, where the citizen's own is not.
 *
 * @param id of the entry
 * @param seq number of the entry, counted from 0 under its iin
 * @param iin the number under which the ballot was given
 * @param voided whether two persons have voided it
 * @param precinct code of the precinct
 * @param basis on which the citizen was admitted
 * @param admittedAt the deciding time
 */
public record LedgerEntry(
        UUID id,
        int seq,
        long iin,
        boolean voided,
        String precinct,
        String channel,
        String basis,
        OffsetDateTime admittedAt) {
    private static final Sql INSERT = Sql.insert(
            "ledger_entry",
            "entry_id uuid, election_id integer, contest_id integer, iin bigint, seq smallint, precinct_id integer,"
                    + " channel text, basis text, certificate bigint, account_id integer, admitted_at timestamptz");

    private static final Sql INSERT_LATE = Sql.insert(
            "ledger_entry",
            "entry_id uuid, election_id integer, contest_id integer, iin bigint, seq smallint, precinct_id integer,"
                    + " channel text, basis text, account_id integer, admitted_at timestamptz, paper_at timestamptz, paper_sheet text");
    private static final Sql INSERT_TOLD = Sql.insert(
            "ledger_entry",
            "entry_id uuid, election_id integer, contest_id integer, iin bigint, seq smallint, precinct_id integer,"
                    + " channel text, basis text, certificate bigint, account_id integer, second_account_id integer, admitted_at timestamptz");

    /**
     * Where a ballot was written down while there was no network.
     *
     * @param at when the ballot was given, by the sheet
     * @param sheet of the printed list
     */
    public record Paper(OffsetDateTime at, String sheet) {}

    /**
     * Joins the last entry to a query, as {@code last}. Numbers linked to the citizen's are the same person (domain rule 16):
     * what is live under one of them goes before an entry of the citizen's own that was voided.
     *
     * @param election expression of the election's id, and likewise of the contest's and the citizen's
     */
    public static String join(String election, String contest, String iin) {
        return """
                left join lateral (
            select ledgered.entry_id, ledgered.seq, ledgered.iin, ledgered.channel, ledgered.basis, ledgered.admitted_at,
                   voiding.seq is not null as voided, ledgered_at.code
            from (%4$s) person
            cross join lateral (
                select entry.* from ledger_entry entry
                where entry.election_id = %1$s and entry.contest_id = %2$s and entry.iin = person.iin
                order by entry.seq desc limit 1) ledgered
            join precinct ledgered_at on ledgered_at.id = ledgered.precinct_id
            left join ledger_void voiding
                on (voiding.election_id, voiding.contest_id, voiding.iin, voiding.seq)
                 = (ledgered.election_id, ledgered.contest_id, ledgered.iin, ledgered.seq)
            where voiding.seq is null or ledgered.iin = %3$s
            order by voiding.seq is null desc, ledgered.iin = %3$s desc limit 1) last on true
                """.formatted(election, contest, iin, Person.numbers(iin));
    }

    /** The columns that {@link #read} wants. */
    public static final String COLUMNS =
            "last.entry_id as last_id, last.seq as last_seq, last.iin as last_iin, last.voided as last_voided, last.code as last_precinct, last.channel as last_channel, "
                    + "last.basis as last_basis, last.admitted_at as last_admitted_at";

    /** Reads the joined entry; null when there is none. */
    public static @Nullable LedgerEntry read(ResultSet row) throws SQLException {
        int seq = row.getInt("last_seq");
        if (row.wasNull()) {
            return null;
        }
        return new LedgerEntry(
                row.getObject("last_id", UUID.class),
                seq,
                row.getLong("last_iin"),
                row.getBoolean("last_voided"),
                row.getString("last_precinct"),
                row.getString("last_channel"),
                row.getString("last_basis"),
                row.getObject("last_admitted_at", OffsetDateTime.class));
    }

    /** The last entry where it counts; null when there is none or it was voided. */
    public static @Nullable LedgerEntry live(@Nullable LedgerEntry last) {
        return last == null || last.voided() ? null : last;
    }

    /** The number of the citizen's next entry after the last one, which is not live and hence the citizen's own. */
    public static int nextSeq(@Nullable LedgerEntry last) {
        return last == null ? 0 : last.seq() + 1;
    }

    /** Tells a commission where, when and on which basis the vote was used. */
    public Problem used(ProblemType type, String detail) {
        return type.with(detail)
                .with("usedAt", precinct)
                .with("usedOn", admittedAt)
                .with("basis", basis)
                .with("channel", channel);
    }

    /** Appends an entry. */
    public static Sql.Row insert(
            UUID id,
            int electionId,
            int contestId,
            long iin,
            int seq,
            int precinctId,
            String channel,
            String basis,
            @Nullable Long certificate,
            int accountId,
            OffsetDateTime now) {
        return INSERT.row(id, electionId, contestId, iin, seq, precinctId, channel, basis, certificate, accountId, now);
    }

    /** Appends an entry of the home list that comes from paper: LATE. */
    public static Sql.Row insertLate(
            UUID id,
            int electionId,
            int contestId,
            long iin,
            int seq,
            int precinctId,
            String channel,
            Paper paper,
            int accountId,
            OffsetDateTime now) {
        return INSERT_LATE.row(
                id,
                electionId,
                contestId,
                iin,
                seq,
                precinctId,
                channel,
                "HOME_LIST",
                accountId,
                now,
                paper.at(),
                paper.sheet());
    }

    /** Appends an entry by certificate that a precinct without network told on the telephone, under two names. */
    public static Sql.Row insertTold(
            UUID id,
            int electionId,
            int contestId,
            long iin,
            int seq,
            int precinctId,
            long certificate,
            int accountId,
            int secondAccountId,
            OffsetDateTime now) {
        return INSERT_TOLD.row(
                id,
                electionId,
                contestId,
                iin,
                seq,
                precinctId,
                "STATION",
                "CERTIFICATE",
                certificate,
                accountId,
                secondAccountId,
                now);
    }
}
