package kz.tizim.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class RolesScriptTest {

    @Test
    void theOwnerCreatesExtensionsAndGrantsWhatTheAppMayDo() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("create extension pg_trgm");
            statement.execute("create table entry (id int)");
            statement.execute("grant insert on entry to tizim_app");
        }
        try (Connection app = database.asApp();
                Statement statement = app.createStatement()) {
            assertEquals(1, statement.executeUpdate("insert into entry values (1)"));
            assertEquals("42501", refusal(statement, "delete from entry"));
        }
        try (Connection lookup = database.asLookup();
                Statement statement = lookup.createStatement()) {
            assertEquals("42501", refusal(statement, "select from entry"));
            assertEquals("42501", refusal(statement, "create temporary table t (id int)"));
        }
    }

    @Test
    void everyTestDatabaseIsItsOwn() throws Exception {
        TestDatabase first = TestDatabase.fresh();
        TestDatabase second = TestDatabase.fresh();
        try (Connection one = first.asOwner();
                Connection other = second.asOwner();
                Statement inOne = one.createStatement();
                Statement inOther = other.createStatement()) {
            inOne.execute("create table here (id int)");
            assertEquals("42P01", refusal(inOther, "select from here"));
        }
    }

    @Test
    void publicMayNotConnect() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        try (Connection superuser = database.asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("drop role if exists stranger");
            statement.execute("create role stranger login password 'known'");
            var refusal = assertThrows(
                    SQLException.class,
                    () -> new Login("stranger", "known").open(database.logins().url()));
            assertEquals("42501", refusal.getSQLState());
        }
    }

    private static String refusal(Statement statement, String sql) {
        return assertThrows(SQLException.class, () -> statement.execute(sql)).getSQLState();
    }
}
