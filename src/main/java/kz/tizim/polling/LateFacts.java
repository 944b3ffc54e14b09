package kz.tizim.polling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import kz.tizim.ledger.LedgerConflict;
import kz.tizim.ledger.Person;
import kz.tizim.ledger.Question;
import kz.tizim.precinct.PollingSession;

/**
 * What is known when a ballot from paper is entered, one for each contest.
 *
 * @param widest the hours of all acts and the precinct's own, together: which of them were known there at the time is not
 * @param printedHere whether the number written on the sheet stands on the list here, though it may be linked to another one
 *     since
 * @param leftSincePrinted whether the citizen stood on the list here when it was printed, under the number written there, and
 *     does not any more
 * @param sameSheet whether an entry that is live, under any number of the person, is of the same sheet
 * @param noted whether a conflict of this sheet was entered before, under any of them, and nobody has undone it since
 * @param timesNoted how many were entered before, undone or not
 */
record LateFacts(
        DeskFacts desk,
        PollingSession widest,
        boolean printedHere,
        boolean leftSincePrinted,
        boolean sameSheet,
        boolean noted,
        int timesNoted) {
    private static final String MORE = """
            , least(p.opens, (select min(pc.opens) from polling_change pc where pc.election_id = given.election_id
                              and pc.precinct_id = p.id)) as widest_opens,
            greatest(p.closes, (select max(pc.closes) from polling_change pc where pc.election_id = given.election_id
                                and pc.precinct_id = p.id)) as widest_closes,
            exists (
                select 1 from voter line where line.election_id = contest.election_id and line.iin = given.printed_iin
                    and line.precinct_id = given.precinct_id) as printed_here,
            exists (
                select 1 from list_delta ld where ld.election_id = contest.election_id and ld.iin in (given.iin, given.printed_iin)
                    and ld.left_precinct_id = given.precinct_id and ld.at >= given.printed_at) as left_since,
            exists (
                select 1 from ledger_entry le
                left join ledger_void lv on (lv.election_id, lv.contest_id, lv.iin, lv.seq)
                                          = (le.election_id, le.contest_id, le.iin, le.seq)
                where le.election_id = contest.election_id and le.contest_id = contest.id and le.iin = %4$s
                    and le.precinct_id = given.precinct_id and le.paper_sheet = given.sheet and lv.seq is null) as same_sheet,
            exists (select 1 %1$s and not %2$s and not %3$s) as noted, (select count(*) %1$s) as times_noted""".formatted(
                    """
                from ledger_conflict k where k.election_id = contest.election_id and k.contest_id = contest.id
                    and k.iin = %s and k.precinct_id = given.precinct_id and k.paper_sheet = given.sheet
                """.formatted(Person.anyOf("given.iin")),
                    LedgerConflict.UNDONE,
                    LedgerConflict.BECAME_VOID,
                    Person.anyOf("given.iin"));
    static final Question<LateFacts> QUESTION = Question.of(
            "sheet text, printed_iin bigint, printed_at timestamptz", DeskFacts.select(MORE), LateFacts::read);

    private static LateFacts read(ResultSet row) throws SQLException {
        DeskFacts desk = DeskFacts.read(row);
        return new LateFacts(
                desk,
                new PollingSession(
                        desk.session().state(),
                        desk.session().zone(),
                        row.getObject("widest_opens", LocalTime.class),
                        row.getObject("widest_closes", LocalTime.class)),
                row.getBoolean("printed_here"),
                row.getBoolean("left_since"),
                row.getBoolean("same_sheet"),
                row.getBoolean("noted"),
                row.getInt("times_noted"));
    }

    /** Whether the printed list of a precinct has the citizen, under whichever number. */
    boolean isPrintedAt(int precinctId) {
        return desk.isListedAt(precinctId) || printedHere || leftSincePrinted;
    }

    /** Whether the printed list has the citizen, though the ballot should not have been given. */
    boolean isStruckOut() {
        return leftSincePrinted || desk.detachedSince() != null;
    }
}
