package kz.tizim;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.specification.RequestSpecification;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kz.tizim.database.TestDatabase;
import kz.tizim.kit.Instance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first accounts of a real installation, which nobody can make who would have to be signed in for it. */
@Timeout(180)
class AdministratorIT {
    private static final String PASSWORD = "пароль of the first";

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.fresh();

    /** What the command has printed, and its exit code. */
    private record Said(int code, String out, String err) {}

    @Test
    void whoHasTheMachineMakesTheAdministratorsOfARealInstallation() throws Exception {
        try (Instance instance = Instance.start(real(), folder, "serving")) {
            instance.awaitReady();
            assertEquals(
                    new Said(0, "Made the account anna, an administrator at the central commission.\n", ""),
                    administrator(PASSWORD + "\r\n", "anna"));
            assertEquals(
                    0,
                    administrator("another password, without a line's end", "berik")
                            .code());

            RequestSpecification anna = signedIn(instance, "anna", PASSWORD);
            anna.get("/api/v1/accounts")
                    .then()
                    .statusCode(200)
                    .body("username", equalTo(List.of("anna", "berik")))
                    .body("role", equalTo(List.of("ADMINISTRATOR", "ADMINISTRATOR")))
                    .body("commission", equalTo(List.of("CEC", "CEC")));
            anna.get("/api/v1/audit?action=account-created")
                    .then()
                    .statusCode(200)
                    .body("subject", hasItem("account 1"))
                    .body("outcome", equalTo(List.of("ADMINISTRATOR", "ADMINISTRATOR")));
            anna.body(Map.of(
                            "username", "central-1",
                            "fullName", "Member C",
                            "role", "CENTRAL",
                            "password", "a long password"))
                    .post("/api/v1/accounts")
                    .then()
                    .statusCode(201);

            assertEquals(
                    new Said(1, "", "An account named anna exists: nothing was changed.\n"),
                    administrator("some other password\n", "anna"));
            signedIn(instance, "anna", PASSWORD);
            assertFalse(instance.output().contains(PASSWORD));
        }
    }

    @Test
    void anEmptyDatabaseIsOneSentence() throws Exception {
        assertEquals(
                new Said(
                        1,
                        "",
                        "The database is empty: start the service once or, where it is external, run `java -jar quarkus-run.jar migrate`.\n"),
                administrator(PASSWORD + "\n", "anna"));
    }

    @Test
    void theRulesAreThoseOfEveryAccount() throws Exception {
        String length = "The password must have 12 to 72 characters.\n";
        assertEquals(new Said(1, "", length), administrator("eleven char\n", "anna"));
        assertEquals(new Said(1, "", length), administrator("", "anna"));
        assertEquals(new Said(1, "", length), administrator("x".repeat(73) + "\n", "anna"));
        assertEquals(
                new Said(1, "", "The password must have at most 72 bytes in UTF-8.\n"),
                administrator("қ".repeat(37) + "\n", "anna"));
        assertEquals(
                new Said(1, "", "The first line of standard input is too long for a password.\n"),
                administrator("x".repeat(2000), "anna"));
        assertEquals(
                new Said(1, "", "The username must be 1 to 60 of a-z, 0-9, dot, dash, underscore.\n"),
                administrator(PASSWORD + "\n", "Anna"));
    }

    @Test
    void aPasswordIsNoArgument() throws Exception {
        String usage =
                "Usage: administrator USERNAME; the password is asked for at a terminal, else it is one line on standard input.\n";
        assertEquals(new Said(1, "", usage), administrator("", "anna", "a long password"));
        assertEquals(new Said(1, "", usage), administrator(PASSWORD + "\n"));
    }

    /** A terminal of {@code script}, a program of util-linux, which hands on what its own standard input says. */
    @Test
    void aTerminalAsksTwiceAndShowsNothing() throws Exception {
        Path terminal = Path.of("/usr/bin/script");
        assumeTrue(Files.isExecutable(terminal), "LEFT OUT: there is no " + terminal);
        try (Instance instance = Instance.start(real(), folder, "serving")) {
            instance.awaitReady();
            assertEquals(
                    "Password: \nThe same once more: \nThe two passwords differ: nothing was changed.\n",
                    atTerminal("C.UTF-8", "anna", PASSWORD, PASSWORD + "!"));
            assertEquals(
                    "Password: \nThe same once more: \n"
                            + "Made the account anna, an administrator at the central commission.\n",
                    atTerminal("C.UTF-8", "anna", PASSWORD, PASSWORD));
            signedIn(instance, "anna", PASSWORD);
            assertEquals(
                    "Password: \nThe terminal's language, US-ASCII, does not have these characters: run the same again"
                            + " with LC_ALL=C.UTF-8.\n",
                    atTerminal("C", "berik", PASSWORD));
            assertEquals("The username must be 1 to 60 of a-z, 0-9, dot, dash, underscore.\n", atTerminal("C", "Anna"));
        }
    }

    /** What the terminal shows where each line is typed once it is asked for. */
    private String atTerminal(String language, String name, String... lines) throws Exception {
        String command = String.join(" ", command(name));
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/script", "-qec", command, "/dev/null");
        builder.environment().putAll(database.environment());
        builder.environment().put("LC_ALL", language);
        Process process = builder.redirectErrorStream(true).start();
        var shown = new StringBuilder();
        try (Writer typed = process.outputWriter(StandardCharsets.UTF_8);
                Reader screen = process.inputReader(StandardCharsets.UTF_8)) {
            int asked = 0;
            for (int next = screen.read(); next >= 0; next = screen.read()) {
                shown.append((char) next);
                if (asked < lines.length && shown.toString().endsWith(": ")) {
                    typed.write(lines[asked++] + "\n");
                    typed.flush();
                }
            }
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
        return shown.toString().replace("\r", "");
    }

    private static RequestSpecification signedIn(Instance instance, String username, String password) {
        String token = instance.service()
                .signIn(username, password)
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        return instance.service().anybody().header("Authorization", "Bearer " + token);
    }

    private Map<String, String> real() {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("TIZIM_REHEARSAL", "false");
        return environment;
    }

    private static List<String> command(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-jar",
                System.getProperty("tizim.jar"),
                "administrator"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs the command as in a pod, without the owner's login. */
    private Said administrator(String input, String... arguments) throws Exception {
        Path out = folder.resolve("administrator.out");
        Path err = folder.resolve("administrator.err");
        ProcessBuilder builder = new ProcessBuilder(command(arguments));
        builder.environment().putAll(database.environment());
        builder.environment().keySet().removeIf(name -> name.startsWith("TIZIM_DB_OWNER"));
        builder.redirectInput(Files.writeString(folder.resolve("input"), input, StandardCharsets.UTF_8)
                .toFile());
        builder.redirectOutput(out.toFile());
        builder.redirectError(err.toFile());
        Process process = builder.start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the command does not end");
            }
        } finally {
            process.destroyForcibly();
        }
        return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
