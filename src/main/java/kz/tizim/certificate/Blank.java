package kz.tizim.certificate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import kz.tizim.election.ElectionFacts.ContestFacts;
import kz.tizim.ledger.Sql;
import kz.tizim.precinct.Desk;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The blank that an issue uses: where blanks were printed for the contest, one that the own precinct has on hand; elsewhere
 * a number that nobody was given before.
 *
 * @param printed whether there is a print run of the contest
 * @param state of the blank of this number, null where there is none
 * @param contestId what it was printed for, null where it was not printed
 * @param holderId the commission that answers for it
 * @param onItsWay whether it was handed over, and not confirmed
 */
record Blank(
        boolean printed,
        @Nullable String state,
        @Nullable Integer contestId,
        @Nullable Integer holderId,
        boolean onItsWay) {

    /** What an issue asks, with {@link #JOIN}. */
    static final String COLUMNS = """
            exists (select from blank_run r
                    where r.election_id = given.election_id and r.contest_id = given.contest_id) as blanks_printed,
            b.state as blank_state, b.contest_id as blank_contest, b.holder_id as blank_holder, b.handover_id as blank_handover""";

    static final String JOIN = "left join blank b on b.election_id = given.election_id and b.number = given.number";

    private static final Sql GIVE_OUT =
            Sql.insert("blank", "election_id integer, number bigint, issued_at timestamptz");

    // Unconditional, and counted: whoever else issues, moves or ends the blank meanwhile, a constraint of the table
    // refuses
    // one of both. Two issues of one transaction count two.
    private static final Sql ISSUE =
            Sql.over("election_id integer, number bigint, issuer_id integer, issued_at timestamptz", """
            update blank b
            set state = 'ISSUED', ends = b.ends + used.times, issuer_id = used.issuer_id, issued_at = used.issued_at
            from (select election_id, number, min(issuer_id) as issuer_id, min(issued_at) as issued_at, count(*) as times
                  from given group by election_id, number) used
            where b.election_id = used.election_id and b.number = used.number""");

    static Blank read(ResultSet row) throws SQLException {
        return new Blank(
                row.getBoolean("blanks_printed"),
                row.getString("blank_state"),
                (Integer) row.getObject("blank_contest"),
                (Integer) row.getObject("blank_holder"),
                row.getObject("blank_handover") != null);
    }

    /** Why it cannot be issued, null where it can. */
    @Nullable
    Problem refusal(Desk desk, ContestFacts contest, @Nullable CertificateNumber asked) {
        String message = message(desk, contest, asked);
        return message == null ? null : refused(message).problem();
    }

    private @Nullable String message(Desk desk, ContestFacts contest, @Nullable CertificateNumber asked) {
        if (printed && asked == null) {
            return "is needed: blanks were printed for this contest";
        }
        if (state == null) {
            return printed ? "is no blank that was printed" : null;
        }
        if (state.equals("ISSUED")) {
            return "was used already";
        }
        if (contestId == null || contestId != contest.id()) {
            return "is a blank of another contest";
        }
        return switch (state) {
            case "LOST" -> "was written down as lost";
            case "SPOILED" -> "was spoiled";
            case "CANCELLED" -> "was cancelled";
            default ->
                holderId == null || holderId != desk.precinct().id() || onItsWay
                        ? "is not on hand at this precinct"
                        : null;
        };
    }

    /** Uses it. */
    Sql.Row use(Desk desk, CertificateNumber number, OffsetDateTime now) {
        return printed
                ? ISSUE.row(
                        desk.election().id(), number.value(), desk.precinct().id(), now)
                : GIVE_OUT.row(desk.election().id(), number.value(), now);
    }

    /** The problem of an issue that ran into a constraint of the blank, null where that is another one. */
    static @Nullable ProblemException broken(@Nullable String constraint) {
        return switch (constraint) {
            case "blank_pk", "blank_ends_once" -> refused("was used already");
            case "blank_ends_on_hand", "blank_issued_where_held" -> refused("is not on hand at this precinct");
            case null, default -> null;
        };
    }

    private static ProblemException refused(String message) {
        return Problem.invalid("blankNumber", message);
    }
}
