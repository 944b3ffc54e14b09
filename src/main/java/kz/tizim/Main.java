package kz.tizim;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kz.tizim.certificate.KeyUnusableException;
import kz.tizim.database.Database;
import kz.tizim.database.DatabaseUnavailableException;
import kz.tizim.sample.SampleCommand;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs a command when the first argument names one, else prepares the database and serves. */
@QuarkusMain
public final class Main {

    private static final Map<String, Command> COMMANDS = Map.of("roles", Main::printRoles, "sample", Main::writeSample);

    /** Something that the jar does instead of serving. */
    private interface Command {
        /** @return the exit code of the process */
        int run(String[] args, PrintStream out) throws Exception;
    }

    public static void main(String... args) throws Exception {
        Command command = args.length == 0 ? null : COMMANDS.get(args[0]);
        if (command == null) {
            serve(args);
        } else {
            System.exit(command.run(args, System.out));
        }
    }

    private static void serve(String... args) {
        Database database;
        try {
            database = Database.prepare(System.getenv());
        } catch (DatabaseUnavailableException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
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
            case QuarkusBindException occupied ->
                Optional.of("Port " + occupied.getPort() + " of " + occupied.getHost()
                        + " cannot be used (another process may have it): set QUARKUS_HTTP_PORT to a free port.");
            case KeyUnusableException key -> Optional.ofNullable(key.getMessage());
            default -> Optional.empty();
        };
    }

    private static int writeSample(String[] args, PrintStream out) {
        return SampleCommand.run(Arrays.copyOfRange(args, 1, args.length), out);
    }

    private static int printRoles(String[] args, PrintStream out) throws Exception {
        out.print(Database.rolesScript());
        return 0;
    }
}
