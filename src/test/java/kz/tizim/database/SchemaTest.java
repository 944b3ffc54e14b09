package kz.tizim.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the catalog of a migrated database says about distribution, append-only tables and the three logins. */
class SchemaTest extends WithMigratedDatabase {
    private static final String BIG_TABLES =
            "('citizen', 'voter', 'certificate', 'ledger_entry', 'ledger_void', 'attempt', 'supplementary_entry', 'detachment', "
                    + "'unassigned', 'ineligibility', 'list_delta', 'list_transfer', 'correction', 'correction_decision', 'inclusion', 'linked_iin', 'iin_link_request', 'vote_conflict', 'citizen_before', "
                    + "'amended_voter', 'citizen_turnover', 'list_transfer_withdrawal', 'list_assignment', "
                    + "'certificate_end', 'certificate_refusal', 'home_visit', "
                    + "'ledger_replacement', 'ledger_void_request', 'ledger_conflict', 'ledger_conflict_void')";
    private static final String OURS = "c.relnamespace in ('public'::regnamespace, 'staging'::regnamespace)";

    @Test
    void everyUniqueIndexOfABigTableContainsTheIin() throws SQLException {
        assertEquals(List.of(), names("""
                select i.indexrelid::regclass::text
                from pg_index i join pg_class c on c.oid = i.indrelid
                where c.relnamespace = 'public'::regnamespace and c.relname in %s and i.indisunique and not exists (
                  select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'iin' and a.attnum = any (i.indkey))
                """.formatted(BIG_TABLES)));
        assertEquals(30, names("""
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
                                    'ledger_conflict', 'ledger_conflict_void', 'polling_change', 'closing_report', 'closing_contest')
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
                "ledger_conflict",
                "ledger_conflict_void"
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
