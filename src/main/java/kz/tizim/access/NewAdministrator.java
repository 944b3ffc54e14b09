package kz.tizim.access;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import kz.tizim.database.Prepared;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * An administrator whom the person at the machine's command line makes, without being signed in: the only way to the
 * first account of a real installation. Whoever may do this holds the login of the service anyway.
 */
public final class NewAdministrator {
    private static final String USAGE =
            "Usage: administrator USERNAME; the password is asked for at a terminal, else it is one line on standard input.";
    private static final String NOT_MIGRATED = "42P01";
    private static final int MOST_BYTES = 1024;
    /** What a decoder makes of bytes that its character set does not have. */
    private static final char UNREADABLE = '\uFFFD';

    private static final String INSERT = """
            insert into account (username, full_name, role, commission_id, password_hash)
            select ?, ?, ?, id, ? from commission where kind = 'CENTRAL'
            on conflict on constraint account_username do nothing
            returning id""";

    private final AccountResource.Request request;

    private NewAdministrator(AccountResource.Request request) {
        this.request = request;
    }

    /**
     * Checks what was asked for by the rules of every account.
     *
     * @param args the user name alone
     * @param in one line, the password in UTF-8; not read where a terminal can ask for it without showing it
     * @throws AccountRefusedException when a rule is not kept
     */
    public static NewAdministrator ask(String[] args, InputStream in) throws IOException {
        if (args.length != 1) {
            throw new AccountRefusedException(USAGE);
        }
        try (var validators = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            Validator validator = validators.getValidator();
            // Before anybody types a password for nothing.
            check(validator.validateValue(AccountResource.Request.class, "username", args[0]));
            var request = new AccountResource.Request(args[0], args[0], Role.ADMINISTRATOR, null, password(in));
            check(validator.validate(request));
            return checked(request);
        }
    }

    private static void check(Set<ConstraintViolation<AccountResource.Request>> violations) {
        violations.stream()
                .map(violation -> "The " + violation.getPropertyPath() + " " + violation.getMessage() + ".")
                .sorted()
                .findFirst()
                .ifPresent(sentence -> {
                    throw new AccountRefusedException(sentence);
                });
    }

    private static NewAdministrator checked(AccountResource.Request request) {
        if (!Passwords.fits(request.password())) {
            throw new AccountRefusedException(
                    "The password must have at most " + Passwords.MAX_BYTES + " bytes in UTF-8.");
        }
        return new NewAdministrator(request);
    }

    private static String password(InputStream in) throws IOException {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            return typed(console);
        }
        byte[] line = new byte[MOST_BYTES];
        int length = 0;
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (length == MOST_BYTES) {
                throw new AccountRefusedException("The first line of standard input is too long for a password.");
            }
            line[length++] = (byte) next;
        }
        return new String(
                line, 0, length > 0 && line[length - 1] == '\r' ? length - 1 : length, StandardCharsets.UTF_8);
    }

    /** Twice, since nobody sees what was typed. */
    private static String typed(Console console) {
        String password = line(console, "Password: ");
        if (password.indexOf(UNREADABLE) >= 0) {
            throw new AccountRefusedException("The terminal's language, " + console.charset()
                    + ", does not have these characters: run the same again with LC_ALL=C.UTF-8.");
        }
        if (!password.equals(line(console, "The same once more: "))) {
            throw new AccountRefusedException("The two passwords differ: nothing was changed.");
        }
        return password;
    }

    private static String line(Console console, String prompt) {
        char[] typed = console.readPassword(prompt);
        return typed == null ? "" : new String(typed);
    }

    /**
     * Makes the account and its row in the audit trail, in one transaction. Where it is not known whether that was done,
     * the same once more finds out: a name is taken only once.
     *
     * @param database of the service's login, which is not in a transaction
     * @return a sentence of what was done
     * @throws AccountRefusedException when an account of this name exists, or the database has no tables yet
     */
    public String make(Connection database) throws SQLException {
        database.setAutoCommit(false);
        String hash = new Passwords().hash(request.password());
        try (PreparedStatement insert = Prepared.of(
                        database,
                        INSERT,
                        request.username(),
                        request.fullName(),
                        request.role().name(),
                        hash);
                ResultSet made = insert.executeQuery()) {
            if (!made.next()) {
                throw new AccountRefusedException(
                        "An account named " + request.username() + " exists: nothing was changed.");
            }
            AuditTrail.recordAtCommandLine(
                    database, "account-created", request.role().name(), "account " + made.getInt(1));
        } catch (SQLException e) {
            if (NOT_MIGRATED.equals(e.getSQLState())) {
                throw new AccountRefusedException(
                        "The database is empty: start the service once or, where it is external, run `java -jar quarkus-run.jar migrate`.");
            }
            throw e;
        }
        database.commit();
        return "Made the account " + request.username() + ", an administrator at the central commission.";
    }
}
