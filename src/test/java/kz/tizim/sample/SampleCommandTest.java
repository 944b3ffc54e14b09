package kz.tizim.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleCommandTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void theFourFilesAreWrittenIntoANewFolder(@TempDir Path folder) throws IOException {
        Path to = folder.resolve("new");
        int code = SampleCommand.run(
                new String[] {
                    "--citizens",
                    "400",
                    "--precincts=9",
                    "--seed",
                    "3",
                    "--out",
                    to.toString(),
                    "--polling-day=2026-11-29"
                },
                out);
        assertEquals(0, code, this::said);
        assertEquals(4, to.toFile().list().length);
        assertEquals(401, Files.readAllLines(to.resolve("citizens.csv")).size());
        assertTrue(said().startsWith("Wrote 400 citizens"), this::said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--citizens 500|Say with --out DIR where the files shall go.",
                "--out x --citizens many|The value of --citizens must be a whole number like 20000.",
                "--out x --seed 1.5|The value of --seed must be a whole number like 1.",
                "--out x --polling-day tomorrow|The value of --polling-day must be a date like 2021-01-10.",
                "--out x --polling-day 1999-12-31|The polling day must lie between 2000-01-01 and 2099-12-31.",
                "--out x --precincts 7|The number of precincts must be between 8 and 20000.",
                "--out x --citizens 99|The number of citizens must be between 100 and 30000000.",
                "--out x --citizens 100 --precincts 1000|So many precincts need at least 4815 citizens.",
                "--out x --citizens 60000|So many citizens do not fit into the precincts, which take 50150 at most: ask for more"
                        + " precincts.",
                "--out x --out y|The option --out is given twice.",
                "--out|The option --out needs a value.",
                "--people 5|There is no option --people: --help lists them."
            })
    void wrongArgumentsAreExplainedInOneSentence(String arguments, String sentence) {
        assertEquals(2, SampleCommand.run(arguments.split(" "), out));
        assertEquals(sentence, said().strip());
    }

    @Test
    void helpNamesEveryOption() {
        assertEquals(0, SampleCommand.run(new String[] {"--help"}, out));
        for (String option : new String[] {"--out", "--citizens", "--precincts", "--seed", "--polling-day"}) {
            assertTrue(said().contains(option), option);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsReported(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));
        assertEquals(
                1, SampleCommand.run(new String[] {"--out", file.resolve("in").toString()}, out));
        assertTrue(said().startsWith("Could not write the sample to "), this::said);
    }

    @Test
    void theBarIsDrawnFourTimesASecondAtMost() {
        AtomicLong nanos = new AtomicLong();
        ProgressLine bar = new ProgressLine(out, true, nanos::get);
        for (int i = 1; i <= 1_000; i++) {
            nanos.addAndGet(1_000_000);
            bar.written(i, 1_000);
        }
        assertEquals(4, said().chars().filter(c -> c == '\r').count());
        assertTrue(said().contains("1,000 rows/s"), this::said);
    }

    @Test
    void withoutATerminalThereArePlainLines() {
        AtomicLong nanos = new AtomicLong();
        ProgressLine line = new ProgressLine(out, false, nanos::get);
        nanos.set(5_000_000_000L);
        line.written(500, 1_000);
        line.written(501, 1_000);
        line.finish(1_000);
        assertEquals(" 50 %  500 of 1,000 citizens  100 rows/s  5 s left", said().stripTrailing());
    }

    private String said() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
