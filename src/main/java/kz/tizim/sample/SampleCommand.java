package kz.tizim.sample;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The command {@code sample}: writes a synthetic country into a folder. */
public final class SampleCommand {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final List<String> OPTIONS =
            List.of("--citizens", "--precincts", "--seed", "--out", "--polling-day", "--defects");

    private static final String HELP = """
            Usage: sample --out DIR [--citizens N] [--precincts N] [--seed N] [--polling-day YYYY-MM-DD]
                          [--defects yes|no]

            Writes a synthetic country as extract files into DIR: precincts.csv, boundaries.csv,
            citizens.csv, ineligibility.csv; files of these names are replaced. Nobody in it is real.
            The same options give the same bytes.

              --out DIR           folder, made where it does not exist
              --citizens N        rows of citizens.csv (default 20000)
              --precincts N       rows of precincts.csv, hospitals and missions abroad included (default 20)
              --seed N            another number, another country (default 1)
              --polling-day DATE  day for which ages are reckoned (default 2021-01-10)
              --defects yes       spoil some rows of citizens.csv as real extracts are spoilt, and write
                                  defects.csv: line and code of each; and the extract that comes next,
                                  with late deaths and other IINs: citizens-next.csv, defects-next.csv
                                  (default no)
              --help              this text

            The size of the 2021 election: --citizens 11918000 --precincts 10060
            """;

    private SampleCommand() {}

    /**
     * Runs the command.
     *
     * @param args what follows the word {@code sample}
     * @param out for progress, result and complaints
     * @return exit code: 0 done, 1 not written, 2 wrong arguments
     */
    public static int run(String[] args, PrintStream out) {
        if (List.of(args).contains("--help")) {
            out.print(HELP);
            return DONE;
        }
        Path folder;
        SampleSettings settings;
        try {
            Map<String, String> options = options(args);
            folder = folder(options);
            settings = new SampleSettings(
                    number(options, "--citizens", 20_000),
                    number(options, "--precincts", 20),
                    seed(options),
                    pollingDay(options),
                    defects(options));
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return MISUSED;
        }
        return write(settings, folder, out);
    }

    private static int write(SampleSettings settings, Path folder, PrintStream out) {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        ProgressLine progress = new ProgressLine(out, terminal, System::nanoTime);
        try {
            SampleSummary made = new SampleCountry(settings).writeTo(folder, progress);
            progress.finish(made.citizens());
            out.println(String.format(
                    Locale.ROOT,
                    "Wrote %,d citizens (%,d eligible; %,d on uncovered streets, %,d without address), %,d precincts in %d"
                            + " territories of %d regions, %,d boundaries, %,d ineligible to %s in %.1f s.",
                    made.citizens(),
                    made.eligible(),
                    made.uncovered(),
                    made.unregistered(),
                    made.precincts(),
                    made.territories(),
                    made.regions(),
                    made.boundaries(),
                    made.ineligibility(),
                    folder,
                    progress.seconds()));
            return DONE;
        } catch (IOException e) {
            out.println("Could not write the sample to " + folder + ": " + reason(e) + ".");
            return FAILED;
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ", " + message);
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            String name = equals > 0 ? args[i].substring(0, equals) : args[i];
            if (!OPTIONS.contains(name)) {
                throw new IllegalArgumentException("There is no option " + name + ": --help lists them.");
            }
            if (equals < 0 && i + 1 == args.length) {
                throw new IllegalArgumentException("The option " + name + " needs a value.");
            }
            String value = equals > 0 ? args[i].substring(equals + 1) : args[++i];
            if (options.put(name, value) != null) {
                throw new IllegalArgumentException("The option " + name + " is given twice.");
            }
        }
        return options;
    }

    private static Path folder(Map<String, String> options) {
        String out = options.getOrDefault("--out", "");
        if (out.isBlank()) {
            throw new IllegalArgumentException("Say with --out DIR where the files shall go.");
        }
        try {
            return Path.of(out);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("The value of --out is no path.", e);
        }
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        String text = options.get(name);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The value of " + name + " must be a whole number like " + otherwise + ".", e);
        }
    }

    private static long seed(Map<String, String> options) {
        try {
            return Long.parseLong(options.getOrDefault("--seed", "1"));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The value of --seed must be a whole number like 1.", e);
        }
    }

    private static boolean defects(Map<String, String> options) {
        return switch (options.getOrDefault("--defects", "no")) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException("The value of --defects must be yes or no.");
        };
    }

    private static LocalDate pollingDay(Map<String, String> options) {
        String text = options.get("--polling-day");
        try {
            return text == null ? SampleSettings.DEFAULT_POLLING_DAY : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("The value of --polling-day must be a date like 2021-01-10.", e);
        }
    }
}
