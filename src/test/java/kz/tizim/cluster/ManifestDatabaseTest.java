package kz.tizim.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.tizim.cluster.CloudNativePg.InitDb;
import kz.tizim.cluster.CloudNativePg.Role;
import kz.tizim.database.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The database that the manifests order, made on a real PostgreSQL by the statements that CloudNativePG would send. */
class ManifestDatabaseTest {
    private static final TestDatabase byScript = TestDatabase.fresh();
    private static final String NAME = "ordered_" + UUID.randomUUID().toString().replace("-", "");

    private static CloudNativePg.ClusterSpec ordered;

    @BeforeAll
    static void order() throws Exception {
        ordered = Manifests.of("ha").only(CloudNativePg.Cluster.class).spec();
        InitDb initdb = ordered.bootstrap().initdb();
        try (Connection superuser = byScript.asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(
                    "create database %s owner %s template template0 encoding '%s' lc_collate '%s' lc_ctype '%s'"
                            .formatted(
                                    NAME,
                                    initdb.owner(),
                                    initdb.encoding(),
                                    initdb.localeCollate(),
                                    initdb.localeCType()));
        }
        try (Connection superuser = inOrdered();
                Statement statement = superuser.createStatement()) {
            for (String sql : initdb.postInitApplicationSQL()) {
                statement.execute(sql.replace("database tizim ", "database " + NAME + " "));
            }
        }
    }

    @Test
    void itsRightsAreThoseOfTheScriptForOtherServers() throws Exception {
        String rights = """
                select unnest(datacl)::text from pg_database where datname = current_database()
                union select unnest(nspacl)::text from pg_namespace where nspname = 'public' order by 1""";
        String kind = """
                select concat_ws(' ', pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datcollate, datctype)
                from pg_database where datname = current_database()""";
        try (Connection script = byScript.asSuperuser();
                Connection manifest = inOrdered()) {
            List<String> expected = column(script, rights);
            assertFalse(expected.isEmpty());
            assertEquals(expected, column(manifest, rights));
            assertEquals(column(script, kind), column(manifest, kind));
        }
    }

    @Test
    void itsLoginsAreThoseOfTheScriptAndExistBeforeTheyAreNamed() {
        InitDb initdb = ordered.bootstrap().initdb();
        List<String> made = new ArrayList<>(List.of(initdb.owner()));
        initdb.postInitSQL().forEach(sql -> made.add(sql.replace("create role ", "")));
        assertEquals(List.of("tizim_owner", "tizim_app", "tizim_lookup"), made);
        assertEquals(made, ordered.managed().roles().stream().map(Role::name).toList());
        for (Role role : ordered.managed().roles()) {
            assertEquals("present", role.ensure());
            assertEquals(true, role.login());
            assertEquals(role.name().replace('_', '-'), role.passwordSecret().name());
        }
        assertEquals("tizim-owner", initdb.secret().name());
    }

    @Test
    void itsServersSettingsAreKnownToPostgres() throws Exception {
        try (Connection superuser = byScript.asSuperuser()) {
            List<String> known = column(superuser, "select lower(name) from pg_settings");
            assertEquals(
                    List.of(),
                    ordered.postgresql().parameters().keySet().stream()
                            .filter(name -> !known.contains(name))
                            .toList());
            assertEquals(
                    column(
                            superuser,
                            "select setting from pg_settings where name in"
                                    + " ('log_error_verbosity', 'log_min_error_statement', 'log_min_messages') order by name"),
                    List.of(
                            ordered.postgresql().parameters().get("log_error_verbosity"),
                            ordered.postgresql().parameters().get("log_min_error_statement"),
                            ordered.postgresql().parameters().get("log_min_messages")),
                    "no row's value in its log, as in that of the embedded server");
        }
    }

    private static Connection inOrdered() throws SQLException {
        String url = byScript.logins().url();
        return byScript.superuser().open(url.substring(0, url.lastIndexOf('/') + 1) + NAME);
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        var values = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
