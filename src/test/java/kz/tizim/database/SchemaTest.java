package kz.tizim.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

/** What the catalog of a migrated database says about distribution, append-only tables and the three logins. */
class SchemaTest {
    private static final String BIG_TABLES =
            "('citizen', 'voter', 'certificate', 'ledger_entry', 'ledger_void', 'attempt', 'supplementary_entry', 'detachment', "
                    + "'unassigned', 'ineligibility', 'list_delta', 'list_transfer', 'correction', 'correction_decision', 'inclusion', 'linked_iin', 'iin_link_request', 'vote_conflict', 'citizen_before', "
                    + "'amended_voter', 'citizen_turnover', 'list_transfer_withdrawal', 'list_assignment', "
                    + "'certificate_end', 'certificate_refusal', 'home_visit', "
                    + "'ledger_replacement', 'ledger_void_request', 'ledger_conflict')";
    private static final String OURS = "c.relnamespace in ('public'::regnamespace, 'staging'::regnamespace)";
    private static final String NOT_PERMITTED = "42501";

    private static TestDatabase database;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
        DatabaseLogins logins = database.logins();
        Flyway.configure()
                .dataSource(logins.url(), logins.owner().user(), logins.owner().password())
                .locations("db/migration")
                .placeholders(Map.of(
                        "app", logins.app().user(), "lookup", logins.lookup().user()))
                .load()
                .migrate();
    }

    @Test
    void everyUniqueIndexOfABigTableContainsTheIin() throws SQLException {
        assertEquals(List.of(), names("""
                select i.indexrelid::regclass::text
                from pg_index i join pg_class c on c.oid = i.indrelid
                where c.relnamespace = 'public'::regnamespace and c.relname in %s and i.indisunique and not exists (
                  select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'iin' and a.attnum = any (i.indkey))
                """.formatted(BIG_TABLES)));
        assertEquals(29, names("""
                select conname from pg_constraint where contype = 'p' and conrelid::regclass::text in %s
                """.formatted(BIG_TABLES)).size(), "every big table has a primary key");
    }

    @Test
    void everyForeignKeyOfABigTableContainsTheIin() throws SQLException {
        assertEquals(List.of(), names("""
                select k.conname from pg_constraint k
                where k.contype = 'f' and k.conrelid::regclass::text in %s and not exists (
                  select 1 from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'iin' and a.attnum = any (k.conkey))
                """.formatted(BIG_TABLES)));
    }

    @Test
    void everyConstraintIsNamedByUs() throws SQLException {
        // Only "not null" keeps the server's name: the column it stands at says everything.
        assertEquals(List.of(), names("""
                select k.conrelid::regclass || ' ' || k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid
                where %s and k.contype <> 'n' and c.relname <> 'flyway_schema_history'
                  and k.conname ~ '_(check|pkey|fkey|key|excl)[0-9]*$'
                """.formatted(OURS)));
    }

    @Test
    void theServiceCannotChangeWhatIsAppendOnly() throws SQLException {
        assertEquals(List.of(), names("""
                select c.relname || ' ' || privilege
                from pg_class c cross join unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) privilege
                where c.relname in ('ledger_entry', 'ledger_void', 'attempt', 'audit', 'supplementary_entry', 'list_delta', 'list_handover',
                                    'list_transfer', 'correction', 'correction_decision', 'linked_iin', 'vote_conflict', 'citizen_before',
                                    'citizen_turnover', 'list_transfer_withdrawal', 'list_assignment', 'certificate_end',
                                    'certificate_refusal', 'blank_run', 'blank_movement', 'blank_receipt', 'blank_discrepancy',
                                    'certificate_key', 'ledger_replacement', 'ledger_void_request',
                                    'ledger_conflict', 'polling_change', 'closing_report', 'closing_contest')
                  and (has_table_privilege('tizim_app', c.oid, privilege)
                    or privilege = 'UPDATE' and has_any_column_privilege('tizim_app', c.oid, 'UPDATE'))
                """));
    }

    @Test
    void theServiceCanDeleteFromNoTable() throws SQLException {
        assertEquals(List.of(), names("""
                select c.relname || ' ' || privilege
                from pg_class c cross join unnest(array['DELETE', 'TRUNCATE', 'TRIGGER']) privilege
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
                  and has_table_privilege('tizim_app', c.oid, privilege)
                """));
        assertEquals(List.of(), names("""
                select c.relname from pg_class c
                where c.relnamespace = 'public'::regnamespace and pg_has_role('tizim_app', c.relowner, 'USAGE')
                """), "an owner may do everything");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger_entry",
                "ledger_void",
                "attempt",
                "audit",
                "supplementary_entry",
                "list_delta",
                "correction",
                "certificate_end",
                "certificate_refusal",
                "ledger_replacement",
                "ledger_conflict"
            })
    void theServiceIsRefusedWhenItTries(String table) throws SQLException {
        try (Connection app = database.asApp();
                Statement statement = app.createStatement()) {
            assertEquals(NOT_PERMITTED, refusal(statement, "update " + table + " set iin = iin"));
            assertEquals(NOT_PERMITTED, refusal(statement, "delete from " + table));
            assertEquals(NOT_PERMITTED, refusal(statement, "truncate " + table));
            assertEquals(NOT_PERMITTED, refusal(statement, "alter table " + table + " disable trigger all"));
        }
    }

    @Test
    void theLookUpMayExecuteItsFunctionAndNothingElse() throws SQLException {
        // The functions of an extension belong to the superuser; they compute and read no table.
        assertEquals(List.of("find_precincts(bigint[],text[],integer[])"), names("""
                select p.oid::regprocedure::text from pg_proc p
                where p.pronamespace in ('public'::regnamespace, 'staging'::regnamespace)
                  and p.proowner = 'tizim_owner'::regrole and has_function_privilege('tizim_lookup', p.oid, 'EXECUTE')
                """));
        assertEquals(List.of(), names("""
                select c.relname || ' ' || privilege
                from pg_class c
                cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) privilege
                where %s and c.relkind in ('r', 'p', 'v', 'm', 'f')
                  and (has_table_privilege('tizim_lookup', c.oid, privilege)
                    or privilege in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
                       and has_any_column_privilege('tizim_lookup', c.oid, privilege))
                """.formatted(OURS)));
        assertEquals(List.of(), names("""
                select c.relname || ' ' || privilege from pg_class c cross join unnest(array['USAGE', 'SELECT', 'UPDATE']) privilege
                where %s and c.relkind = 'S' and has_sequence_privilege('tizim_lookup', c.oid, privilege)
                """.formatted(OURS)));
        assertEquals(List.of("public USAGE"), names("""
                select n.nspname || ' ' || privilege from pg_namespace n cross join unnest(array['USAGE', 'CREATE']) privilege
                where n.nspname in ('public', 'staging') and has_schema_privilege('tizim_lookup', n.oid, privilege)
                """));
        assertEquals(List.of("CONNECT"), names("""
                select privilege from unnest(array['CONNECT', 'CREATE', 'TEMPORARY']) privilege
                where has_database_privilege('tizim_lookup', current_database(), privilege)
                """));
    }

    @Test
    void theLookUpIsAnsweredByItsFunctionAndRefusedEverywhereElse() throws SQLException {
        try (Connection lookup = database.asLookup();
                Statement statement = lookup.createStatement()) {
            statement
                    .executeQuery("select * from find_precincts(array[900101300017], array['1234'], array[1])")
                    .close();
            assertEquals(NOT_PERMITTED, refusal(statement, "select iin from citizen"));
            assertEquals(NOT_PERMITTED, refusal(statement, "select nextval('certificate_serial')"));
            assertEquals(NOT_PERMITTED, refusal(statement, "select deciding_time()"));
            assertEquals(NOT_PERMITTED, refusal(statement, "select begin_draft(1)"));
            assertEquals(NOT_PERMITTED, refusal(statement, "select begin_numbering(1)"));
            assertEquals(NOT_PERMITTED, refusal(statement, "select finish_draft(1)"));
            assertEquals(NOT_PERMITTED, refusal(statement, "select withdraw_from_draft(1, array[]::bigint[])"));
        }
    }

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
        String contest = """
                insert into closing_contest (election_id, precinct_id, contest_id, detached, main, special, included, home, certificates,
                    late, voided, conflicts, conflicts_without_act, spoiled, counted_received, counted_issued, counted_spoiled, counted_unused)
                values (2, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, %d, 0, 1)""";
        try (Connection app = database.asApp();
                Statement statement = app.createStatement()) {
            assertEquals("23514 closing_report_explained", violation(statement, report.formatted("null, null")));
            assertEquals("23514 closing_report_act", violation(statement, report.formatted("'No 4', null")));
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

    private static String refusal(Statement statement, String sql) {
        return assertThrows(SQLException.class, () -> statement.execute(sql), sql)
                .getSQLState();
    }

    private static String violation(Statement statement, String sql) {
        PSQLException refusal = assertThrows(PSQLException.class, () -> statement.execute(sql));
        return refusal.getSQLState() + " " + refusal.getServerErrorMessage().getConstraint();
    }

    private static List<String> names(String query) throws SQLException {
        var names = new ArrayList<String>();
        try (Connection superuser = database.asSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
