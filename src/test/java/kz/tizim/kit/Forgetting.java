package kz.tizim.kit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Empties the tables that grow with each test, so that a list is built of a test's own people and not of those of a thousand
 * tests before it. Who may sign in stays, and what was there from the beginning.
 */
final class Forgetting {
    private static final String LISTS = """
            do $$
            declare part regclass;
            begin
                for part in select inhrelid::regclass from pg_inherits where inhparent = 'voter'::regclass loop
                    execute format('alter table voter detach partition %s', part);
                    execute format('drop table %s', part);
                end loop;
            end $$""";
    private static final String ROWS = """
            do $$
            begin
                execute (
                    select 'truncate ' || string_agg(quote_ident(tablename), ', ')
                    from pg_tables
                    where schemaname = 'public'
                      and tablename not in ('flyway_schema_history', 'installation', 'eligibility_rule', 'certificate_key',
                                            'commission', 'account', 'session', 'import_run', 'watch_run'));
            end $$""";

    private Forgetting() {}

    static void forget() throws SQLException {
        try (Connection owner = Owner.connect();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("set local lock_timeout = '10s'");
            statement.execute(ROWS);
            statement.execute(LISTS);
            owner.commit();
        }
    }
}
