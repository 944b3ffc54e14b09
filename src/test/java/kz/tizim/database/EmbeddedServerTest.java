package kz.tizim.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedServerTest {

    /** Made by the first test that starts a server there, and found again by the others: that is what it is for. */
    @TempDir
    static Path data;

    @TempDir
    Path empty;

    @Test
    void dataAndPasswordsOutliveTheServer() throws Exception {
        DatabaseLogins before;
        try (EmbeddedServer server = start()) {
            before = server.logins();
            execute(before, "create table kept as select 42 as answer");
        }
        try (EmbeddedServer server = start()) {
            assertEquals(before.owner(), server.logins().owner());
            assertEquals("42", value(server.logins(), server.logins().owner(), "select answer from kept"));
        }
        assertTrue(Postmaster.on(data.toRealPath().resolve("postgres")).isEmpty(), "the server ends when it is closed");
    }

    @Test
    void nobodyGetsInWithoutThePassword() throws Exception {
        try (EmbeddedServer server = start()) {
            for (String user : new String[] {"postgres", "tizim_owner", "tizim_app", "tizim_lookup"}) {
                Login wrong = new Login(user, "guess");
                var refusal = assertThrows(
                        SQLException.class, () -> wrong.open(server.logins().url()));
                assertEquals("28P01", refusal.getSQLState(), user);
            }
        }
    }

    @Test
    void onlyTheOwnerReadsThePasswordFile() throws Exception {
        start().close();
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(EmbeddedServer.passwordFile(data)));
    }

    @Test
    void theServerListensOnTheLoopbackInterfaceOnlyAndIsDurable() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(empty, TestServer.BINARIES, Map.of())) {
            Map<String, String> expected = Map.of(
                    "listen_addresses", "127.0.0.1",
                    "unix_socket_directories", "",
                    "fsync", "on",
                    "synchronous_commit", "on",
                    "max_wal_size", "4GB",
                    "jit", "off");
            Login superuser = Passwords.read(EmbeddedServer.passwordFile(empty)).superuserLogin();
            for (var setting : expected.entrySet()) {
                assertEquals(
                        setting.getValue(),
                        value(server.logins(), superuser, "show " + setting.getKey()),
                        setting.getKey());
            }
        }
    }

    @Test
    void cyrillicNamesAreFoundByTheirTrigrams() throws Exception {
        try (EmbeddedServer server = start()) {
            execute(server.logins(), "create extension if not exists pg_trgm");
            assertEquals("t", value(server.logins(), server.logins().owner(), "select 'Нұрсұлтан' % 'нұрсұлтанов'"));
        }
    }

    @Test
    void appAndLookupMayNotCreateAnything() throws Exception {
        try (EmbeddedServer server = start()) {
            DatabaseLogins logins = server.logins();
            for (Login login : new Login[] {logins.app(), logins.lookup()}) {
                var refusal =
                        assertThrows(SQLException.class, () -> value(logins, login, "create table mine (id int)"));
                assertEquals("42501", refusal.getSQLState());
            }
        }
    }

    @Test
    void aServerLeftByAKilledRunIsAdopted() throws Exception {
        start().close();
        ServiceProcess killed = ServiceProcess.on(data);
        killed.kill();
        long left = postmaster().pid();
        try (EmbeddedServer server = start()) {
            assertEquals(killed.firstLine(), server.logins().url(), "same port");
            assertEquals(left, postmaster().pid());
            execute(server.logins(), "select 1");
        }
    }

    @Test
    void aServerLeftByAKilledRunThatIsStoppingIsStartedAnew() throws Exception {
        start().close();
        ServiceProcess.on(data).kill();
        long left = postmaster().pid();
        // A smart stop waits for this connection, and refuses others.
        Login superuser = Passwords.read(EmbeddedServer.passwordFile(data)).superuserLogin();
        try (Connection held = superuser.open(PostgresCluster.url(postmaster().port(), "postgres"))) {
            new ProcessBuilder("kill", "-TERM", Long.toString(left)).start().waitFor();
            Thread.sleep(200);
            try (EmbeddedServer server = start()) {
                assertFalse(postmaster().pid() == left);
                execute(server.logins(), "select 1");
            }
        }
    }

    @Test
    void aSecondServiceOnTheSameDataIsToldSo() throws Exception {
        try (EmbeddedServer first = start()) {
            assertTrue(first.logins().url().contains("127.0.0.1"));
            assertSays("Another running service uses the data directory", this::start);
            ServiceProcess second = ServiceProcess.on(data);
            second.kill();
            assertTrue(second.firstLine().startsWith("Another running service uses the data directory"));
        }
    }

    @Test
    void aReleasedServerIsAdoptedByTheSameJvm() throws Exception {
        EmbeddedServer first = start();
        long pid = postmaster().pid();
        first.release();
        try (EmbeddedServer second = start()) {
            assertEquals(pid, postmaster().pid());
            assertEquals(first.logins(), second.logins());
        }
    }

    @Test
    void aPidFileOfADeadProcessDoesNotMatter() throws Exception {
        startDespitePidFileOf(deadPid());
    }

    @Test
    void aPidFileWhoseNumberAnotherProcessNowHasDoesNotMatter() throws Exception {
        startDespitePidFileOf(ProcessHandle.current().pid());
    }

    @Test
    void whatAnInterruptedFirstStartLeftBehindDoesNotMatter() throws Exception {
        Passwords.readOrMake(EmbeddedServer.passwordFile(empty));
        Files.createDirectories(empty.resolve("postgres.unfinished/base"));
        Files.writeString(empty.resolve("postgres.unfinished/PG_VERSION"), "18");
        try (EmbeddedServer server = TestServer.start(empty, Map.of())) {
            execute(server.logins(), "select 1");
        }
    }

    @Test
    void dataOfAnotherPostgresVersionIsNamed() throws Exception {
        clusterOfVersion("17");
        assertSays("is PostgreSQL 17's", () -> TestServer.start(empty, Map.of()));
    }

    @Test
    void missingPasswordsAreNamed() throws Exception {
        clusterOfVersion(PostgresCluster.VERSION);
        assertSays("passwords.properties: restore", () -> TestServer.start(empty, Map.of()));
    }

    @Test
    void aServerThatDoesNotStartIsExplainedByItsLog() throws Exception {
        Passwords.readOrMake(EmbeddedServer.passwordFile(empty));
        clusterOfVersion(PostgresCluster.VERSION);
        Files.setPosixFilePermissions(empty.resolve("postgres"), PosixFilePermissions.fromString("rwx------"));
        Files.writeString(empty.resolve("postgres/postgresql.conf"), "shared_buffers = nonsense");
        assertSays(
                "put right what " + empty.toRealPath().resolve("postgres.log"),
                () -> TestServer.start(empty, Map.of()));
    }

    @Test
    void aDataDirectoryThatIsAFileIsNamed() throws Exception {
        Path file = Files.writeString(empty.resolve("file"), "");
        assertSays("cannot be written", () -> TestServer.start(file, Map.of()));
    }

    @Test
    void aDataDirectoryThatCannotBeWrittenIsNamed() {
        // Binds root too, whom permission bits do not bind.
        assertSays("set TIZIM_DATA to another folder", () -> TestServer.start(Path.of("/proc/tizim"), Map.of()));
    }

    private EmbeddedServer start() {
        return TestServer.start(data, Map.of());
    }

    private void startDespitePidFileOf(long pid) throws Exception {
        start().close();
        Path cluster = data.toRealPath().resolve("postgres");
        Files.writeString(cluster.resolve("postmaster.pid"), pid + "\n" + cluster + "\n0\n1\n\n\n\nready\n");
        try (EmbeddedServer server = start()) {
            execute(server.logins(), "select 1");
        }
    }

    private static long deadPid() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    private void clusterOfVersion(String version) throws Exception {
        Files.createDirectories(empty.resolve("postgres"));
        Files.writeString(empty.resolve("postgres/PG_VERSION"), version + "\n");
    }

    private static Postmaster postmaster() throws Exception {
        return Postmaster.on(data.toRealPath().resolve("postgres")).orElseThrow();
    }

    private static void assertSays(String words, Executable start) {
        String message = assertThrows(DatabaseUnavailableException.class, start).getMessage();
        assertTrue(message.contains(words), message);
        assertFalse(message.contains("\n"), message);
    }

    private static void execute(DatabaseLogins logins, String sql) throws SQLException {
        try (Connection connection = logins.owner().open(logins.url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(DatabaseLogins logins, Login login, String query) throws SQLException {
        try (Connection connection = login.open(logins.url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
