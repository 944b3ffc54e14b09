package kz.tizim.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What the database itself refuses, whoever writes. */
class ConstraintsTest extends WithMigratedDatabase {
    @Test
    void twoLiveEntriesCannotBeWrittenEvenByHand() throws SQLException {
        try (Connection app = database.asApp();
                Statement statement = app.createStatement()) {
            statement.execute(entry(0));
            assertEquals("23505 ledger_entry_pk", violation(statement, entry(0)));
            assertEquals("23503 ledger_entry_after_void", violation(statement, entry(1)));
            assertEquals("23503 ledger_entry_after_void", violation(statement, entry(2)));
            assertEquals("23514 ledger_entry_seq", violation(statement, entry(-1)));
            statement.execute("""
                    insert into ledger_void (election_id, contest_id, iin, seq, ground, act, reason, requested_by, approved_by, voided_at)
                    values (1, 1, 900101300017, 0, 'WRONG_NAMESAKE', 'No 3', 'a namesake', 1, 2, now())""");
            statement.execute(entry(1));
            assertEquals("23503 ledger_entry_after_void", violation(statement, entry(2)));
            assertEquals("23505 ledger_entry_pk", violation(statement, entry(1)));
        }
    }

    @Test
    void aBlankIsIssuedOnceAndWhereItIsHeldEvenByHand() throws SQLException {
        try (Connection app = database.asApp();
                Statement statement = app.createStatement()) {
            statement.execute("""
                    with made as (
                        insert into election (code, title_kk, title_ru, title_en, polling_day, time_zone, transfers_until,
                            lists_due, lists_open_from, certificates_from, certificates_until, special_lists_from, polls_open,
                            polls_close, home_visits_until, blanks_at_territorials, blanks_at_precincts, blanks_printed_until,
                            blanks_per_thousand, blanks_source)
                        select 'blanks', 'e', 'e', 'e', day, 'Asia/Almaty', day, day, day, day, day, day, '07:00', '20:00', day,
                               day, day, day, 10, 'law' from (select date '2026-12-20' as day) given returning id)
                    insert into contest (election_id, code, title_kk, title_ru, title_en, scope)
                    select id, 'c', 'c', 'c', 'c', '' from made""");
            statement.execute("""
                    insert into commission (kind, code, name_kk, name_ru, name_en, parent_id)
                    values ('TERRITORIAL', 'T', 'T', 'T', 'T', 1), ('PRECINCT', 'P', 'P', 'P', 'P', 1)""");
            statement.execute("""
                    insert into blank_run (election_id, contest_id, run, first_number, last_number, voters, allowed, printed_before)
                    select election_id, id, 1, 172, 172, 100, 1, 0 from contest where code = 'c'""");
            String print = """
                    insert into blank (election_id, number, contest_id, run, state, ends, holder_id, holder_kind)
                    select election_id, 172, id, 1, 'AT_PRECINCT', 0, (select id from commission where code = 'P'), 'PRECINCT'
                    from contest where code = 'c'""";
            statement.execute(print);
            String issue = "update blank set state = 'ISSUED', ends = ends + 1, issued_at = now(),"
                    + " issuer_id = (select id from commission where code = '%s') where number = 172";
            assertEquals("23505 blank_pk", violation(statement, print));
            assertEquals("23514 blank_issued_where_held", violation(statement, issue.formatted("T")));
            assertEquals(
                    "23514 blank_place", violation(statement, "update blank set state = 'PRINTED' where number = 172"));
            assertEquals(
                    "23503 blank_holder",
                    violation(
                            statement,
                            "update blank set state = 'AT_TERRITORIAL', holder_kind = 'TERRITORIAL' where number = 172"));
            statement.execute(issue.formatted("P"));
            assertEquals("23514 blank_ends_once", violation(statement, issue.formatted("P")));
        }
    }

    @Test
    void aSessionGoesFromStepToStepAndNeverBack() throws SQLException {
        String begin =
                "insert into precinct_session (election_id, precinct_id, state, opened_at, opened_by) values (1, 1, '%s', %s)";
        String open = "update precinct_session set state = 'OPEN', opened_at = now(), opened_by = 1";
        String close = "update precinct_session set state = 'CLOSING', closing_at = now()";
        String lock = "update precinct_session set state = 'LOCKED', locked_at = now(), admitted = 0, signatures = 0";
        try (Connection app = database.asApp();
                Statement statement = app.createStatement()) {
            assertEquals("23514 precinct_session_step", violation(statement, begin.formatted("LOCKED", "now(), 1")));
            assertEquals("23514 precinct_session_opened", violation(statement, begin.formatted("OPEN", "null, null")));
            statement.execute(begin.formatted("CLOSED", "null, null"));
            assertEquals("23514 precinct_session_step", violation(statement, close));
            statement.execute(open);
            assertEquals("23514 precinct_session_step", violation(statement, lock));
            assertEquals(
                    "23514 precinct_session_step",
                    violation(
                            statement,
                            "update precinct_session set state = 'CLOSED', opened_at = null, opened_by = null"));
            assertEquals(
                    "23514 precinct_session_closing",
                    violation(statement, "update precinct_session set state = 'CLOSING'"));
            statement.execute(close);
            assertEquals("23514 precinct_session_step", violation(statement, open + ", closing_at = null"));
            assertEquals("23503 precinct_session_report", violation(statement, lock));
            statement.execute("""
                    insert into closing_report (election_id, precinct_id, handed_over, added, removed, listed, admitted_main,
                        admitted_supplementary, admitted_home, signed_main, signed_supplementary, signed_home, account_id, at)
                    values (1, 1, 0, '{}', '{}', 0, 0, 0, 0, 0, 0, 0, 1, now())""");
            statement.execute(lock);
            assertEquals(
                    "23514 precinct_session_step",
                    violation(statement, "update precinct_session set closes = '23:00', opens = '07:00'"));
            assertEquals(NOT_PERMITTED, refusal(statement, "delete from precinct_session"));
        }
    }

    @Test
    void aReportWhoseNumbersDifferHasAnAct() throws SQLException {
        String report = """
                insert into closing_report (election_id, precinct_id, handed_over, added, removed, listed, admitted_main,
                    admitted_supplementary, admitted_home, signed_main, signed_supplementary, signed_home, act, reason, account_id, at)
                values (2, 1, 0, '{}', '{}', 0, 1, 0, 0, 2, 0, 0, %s, 1, now())""";
        String list = """
                insert into closing_report (election_id, precinct_id, handed_over, added, removed, listed, admitted_main,
                    admitted_supplementary, admitted_home, signed_main, signed_supplementary, signed_home, act, reason, account_id, at)
                values (2, 2, 1400, '{"INCLUSION": 2, "COURT": 1}', '{"TRANSFER": 4}', %d, 0, 0, 0, 0, 0, 0, %s, 1, now())""";
        String contest = """
                insert into closing_contest (election_id, precinct_id, contest_id, detached, main, special, included, home, certificates,
                    late, voided, conflicts, conflicts_without_act, spoiled, counted_received, counted_issued, counted_spoiled, counted_unused)
                values (2, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, %d, 0, 1)""";
        try (Connection app = database.asApp();
                Statement statement = app.createStatement()) {
            assertEquals("23514 closing_report_explained", violation(statement, report.formatted("null, null")));
            assertEquals("23514 closing_report_act", violation(statement, report.formatted("'No 4', null")));
            assertEquals("23514 closing_report_list_total", violation(statement, list.formatted(1400, "null, null")));
            statement.execute(list.formatted(1399, "null, null"));
            assertEquals(
                    "23505 closing_report_pk", violation(statement, list.formatted(1400, "'No 4', 'a line too much'")));
            statement.execute(report.formatted("'No 4', 'counted twice'"));
            assertEquals("23514 closing_contest_explained", violation(statement, contest.formatted(2)));
            assertEquals("23514 closing_contest_explained", violation(statement, contest.formatted(1)));
        }
    }

    @Test
    void onlyAnEmptyRegisterIsFilledWithoutKeys() throws SQLException {
        try (Connection app = database.asApp();
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("""
                    insert into citizen (iin, surname, given_name, birth_date, sex, citizenship, life_status, registration_type,
                                         kato, street, house, flat, name_key, import_id)
                    values (900101300017, 'Ахметов', 'Ерлан', '1990-01-01', 'M', 'KZ', 'ALIVE', 'NONE', '', '', '', '', '', 0)""");
            assertEquals("55000", refusal(statement, "select begin_first_load()"));
            app.rollback();
        }
    }

    private static String entry(int seq) {
        return """
                insert into ledger_entry (entry_id, election_id, contest_id, iin, seq, precinct_id, channel, basis, account_id, admitted_at)
                values (gen_random_uuid(), 1, 1, 900101300017, %d, 1, 'STATION', 'HOME_LIST', 1, now())""".formatted(seq);
    }
}
