package kz.tizim.voterlist;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import kz.tizim.database.TestDatabase;
import kz.tizim.precinct.Kato;
import kz.tizim.precinct.KatoRange;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** One town placed anew after a decision about it, beside the build of the whole country in the same run. */
class RenewalBench {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final int TOWN = 15_000;
    private static final String ONE_TOWN = "110107100";

    @Test
    void aTownIsPlacedAnewBesideABuildOfTheCountry() throws SQLException {
        int citizens = Integer.getInteger("tizim.bench.citizens", 2_000_000);
        TestDatabase database = TestDatabase.fresh();
        Flyway.configure()
                .dataSource(
                        database.logins().url(),
                        database.logins().owner().user(),
                        database.logins().owner().password())
                .locations("db/migration")
                .placeholders(Map.of(
                        "app", database.logins().app().user(),
                        "lookup", database.logins().lookup().user()))
                .load()
                .migrate();
        fill(database, citizens);
        try (Connection app = database.asApp()) {
            app.setAutoCommit(false);
            long start = System.nanoTime();
            ListBuilder.Built built = new ListBuilder().build(app, 1, DAY);
            app.commit();
            print("country built", built.listed(), start);
            execute(
                    app,
                    "insert into list_build (election_id, state, eligible, listed) values (1, 'DONE', "
                            + built.eligible() + ", " + built.listed() + ")");
            // The decision: the first houses of one street go to another precinct.
            execute(app, "update boundary set valid_from = '2020-01-01' where decision = '2'");
            execute(
                    app,
                    "update boundary set valid_to = '2020-01-01' where decision = '1' and kato = '" + ONE_TOWN
                            + "' and street = 'ул. 7' and selector = '1-20'");
            app.commit();
            for (int round = 0; round < 3; round++) {
                start = System.nanoTime();
                TownRenewal.Renewed renewed = new TownRenewal().renew(app, 1, DAY, KatoRange.of(new Kato(ONE_TOWN)));
                app.commit();
                print("town placed anew, changed", renewed.changed(), start);
            }
        }
    }

    private static void fill(TestDatabase database, int citizens) throws SQLException {
        try (Connection superuser = database.asSuperuser()) {
            execute(superuser, "set session_replication_role = replica");
            execute(superuser, """
                    insert into citizen (iin, surname, given_name, birth_date, sex, citizenship, life_status,
                        registration_type, kato, street, house, flat, name_key, import_id)
                    select 100000000000 + n, 'Сәрсенов', 'Айбек', '1990-01-01', 'M', 'KZ', 'ALIVE', 'PERMANENT',
                           (110000100 + n / %1$d * 1000)::text, 'ул. ' || n %% %1$d / 400, (1 + n %% 400 / 10)::text, '', 'к', 1
                    from generate_series(0, %2$d - 1) n""".formatted(TOWN, citizens));
            execute(superuser, """
                    insert into boundary (decision, valid_from, precinct_id, kato, street, selector, import_id)
                    select '1', '2020-01-01', town * 10 + street %% 10, (110000100 + town * 1000)::text, 'ул. ' || street,
                           half, 1
                    from generate_series(0, %2$d / %1$d) town, generate_series(0, 40) street,
                         unnest(array['1-20', '21-40']) half""".formatted(TOWN, citizens));
            execute(
                    superuser,
                    "insert into boundary (decision, valid_from, precinct_id, kato, street, selector, import_id)"
                            + " values ('2', '2030-01-01', 999, '" + ONE_TOWN + "', 'ул. 7', '1-20', 1)");
            execute(superuser, """
                    insert into election (code, title_kk, title_ru, title_en, polling_day, time_zone, transfers_until,
                        lists_due, lists_open_from, certificates_from, certificates_until, special_lists_from, polls_open,
                        polls_close, home_visits_until, lists_state)
                    values ('1', '1', '1', '1', '2026-12-01', 'Asia/Almaty', '2026-11-01', '2026-11-10', '2026-11-15',
                        '2026-11-15', '2026-11-30', '2026-11-25', '07:00', '20:00', '2026-12-01', 'DRAFT')""");
            execute(superuser, "analyze citizen");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void print(String what, long citizens, long since) {
        System.out.printf(Locale.ROOT, "%s: %,d in %.2f s%n", what, citizens, (System.nanoTime() - since) / 1e9);
    }
}
