package kz.tizim;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import kz.tizim.access.AccountRefusedException;
import kz.tizim.access.NewAdministrator;
import kz.tizim.certificate.KeyUnusableException;
import kz.tizim.database.Database;
import kz.tizim.database.DatabaseUnavailableException;
import kz.tizim.sample.SampleCommand;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs a command when the first argument names one, else prepares the database and serves. */
@QuarkusMain
public final class Main {

    private static final Map<String, Command> COMMANDS = Map.of(
            "administrator",
            Main::makeAdministrator,
            "migrate",
            Main::migrate,
            "roles",
            Main::printRoles,
            "sample",
            Main::writeSample);

    /** Something that the jar does instead of serving. */
    private interface Command {
        /** @return the exit code of the process */
        int run(String[] args, PrintStream out) throws Exception;
    }

    public static void main(String... args) throws Exception {
        Command command = args.length == 0 ? null : COMMANDS.get(args[0]);
        try {
            if (command == null) {
                serve(args);
            } else {
                System.exit(command.run(args, System.out));
            }
        } catch (DatabaseUnavailableException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void serve(String... args) {
        Database database = Database.prepare(System.getenv());
        database.logins().quarkusProperties().forEach(System::setProperty);
        database.directory()
                .map(data -> data.resolve("certificate-key.pem"))
                .ifPresent(key -> System.setProperty("tizim.certificate.own-key", key.toString()));
        // A signal stops the service in a hook of its own, beside which this one runs; the database has to go last.
        Thread atEnd = new Thread(() -> {
            Application application = Application.currentApplication();
            if (application != null) {
                application.awaitShutdown();
            }
            database.close();
        });
        Runtime.getRuntime().addShutdownHook(atEnd);
        Quarkus.run(null, (code, failure) -> ended(database, atEnd, code, failure), args);
    }

    /** The service has stopped, of its own accord or because it could not start. */
    private static void ended(Database database, Thread atEnd, int code, @Nullable Throwable failure) {
        if (LaunchMode.current().isDev()) {
            leaveForNextMain(database, atEnd);
        } else if (failure != null) {
            report(failure);
        }
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(code, failure);
    }

    /** A live reload: the next main, of another class loader, adopts the running server. */
    private static void leaveForNextMain(Database database, Thread atEnd) {
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            // No reload but the end of the process, where the hook stops the server.
            return;
        }
        database.release();
    }

    private static void report(Throwable failure) {
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> sentence(cause).stream())
                .findFirst()
                .ifPresentOrElse(
                        System.err::println,
                        () -> Logger.getLogger(Main.class).error("The service could not start", failure));
    }

    /** What the person who runs the service can do about it; empty where that takes somebody who reads stack traces. */
    private static Optional<String> sentence(Throwable cause) {
        return switch (cause) {
            case DatabaseUnavailableException unusable -> Optional.ofNullable(unusable.getMessage());
            case QuarkusBindException occupied ->
                Optional.of("Port " + occupied.getPort() + " of " + occupied.getHost()
                        + " cannot be used (another process may have it): set QUARKUS_HTTP_PORT to a free port.");
            case BindException _ ->
                Optional.of(
                        "The port of metrics, 9000 unless told otherwise, cannot be used (another process may have it):"
                                + " set QUARKUS_MANAGEMENT_PORT to a free port.");
            case KeyUnusableException key -> Optional.ofNullable(key.getMessage());
            default -> Optional.empty();
        };
    }

    /** Migrates an external database with the owner's login, which those that serve then need not hold. */
    private static int migrate(String[] args, PrintStream out) {
        Database.migration(System.getenv()).forEach(System::setProperty);
        var end = new AtomicInteger(1);
        Quarkus.run(
                null,
                (code, failure) -> {
                    end.set(code);
                    if (failure != null) {
                        report(failure);
                    }
                },
                args);
        return end.get();
    }

    /** Beside services that run, and without being one: no port is opened and nothing is migrated. */
    private static int makeAdministrator(String[] args, PrintStream out) throws IOException {
        try {
            NewAdministrator administrator = NewAdministrator.ask(Arrays.copyOfRange(args, 1, args.length), System.in);
            try (Database database = Database.prepare(System.getenv());
                    Connection connection =
                            database.logins().app().open(database.logins().url())) {
                out.println(administrator.make(connection));
                return 0;
            }
        } catch (AccountRefusedException e) {
            System.err.println(e.getMessage());
        } catch (SQLException e) {
            System.err.println("The database does not answer as it should (" + e.getSQLState()
                    + "): run the same again, which tells whether the account exists.");
        }
        return 1;
    }

    private static int writeSample(String[] args, PrintStream out) {
        return SampleCommand.run(Arrays.copyOfRange(args, 1, args.length), out);
    }

    private static int printRoles(String[] args, PrintStream out) throws Exception {
        out.print(Database.rolesScript());
        return 0;
    }
}
