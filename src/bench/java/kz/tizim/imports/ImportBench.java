package kz.tizim.imports;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import kz.tizim.bench.PackagedService;
import kz.tizim.database.DurableDatabase;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;
import kz.tizim.sample.SampleCountry;
import kz.tizim.sample.SampleFile;
import kz.tizim.sample.SampleSettings;
import org.junit.jupiter.api.Test;

/** From the citizens' extract to lists, compared with a bare COPY and primary key of the same file. */
class ImportBench {
    private static final double BOUND = 6;
    private static final int CITIZENS = Integer.getInteger("tizim.bench.citizens", 1_000_000);
    private static final int CITIZENS_OF_A_PRECINCT = 1_200;
    private static final Path FOLDER = Path.of("target", "bench-sample");

    @Test
    void extractToListsTakesAFewTimesABareCopy() throws Exception {
        try (DurableDatabase database = DurableDatabase.start();
                PackagedService jar = PackagedService.start(database)) {
            var country = new SmallCountry(database.app());
            var service = new Service(jar.port());
            Service.Poll poll = service.newElection(country);
            new SampleCountry(new SampleSettings(CITIZENS, CITIZENS / CITIZENS_OF_A_PRECINCT + 8, 1, poll.day()))
                    .writeTo(FOLDER, (written, of) -> {});
            var desk = new RegistryDesk(jar.port(), service, country);
            desk.importFile(SampleFile.PRECINCTS, file(SampleFile.PRECINCTS));
            desk.importFile(SampleFile.BOUNDARIES, file(SampleFile.BOUNDARIES));
            desk.importFile(SampleFile.INELIGIBILITY, file(SampleFile.INELIGIBILITY));

            double before = RegistryDesk.bareCopy(database, file(SampleFile.CITIZENS));
            RegistryDesk.Stages stages = desk.importFile(SampleFile.CITIZENS, file(SampleFile.CITIZENS));
            double build = desk.buildLists(poll);
            double after = RegistryDesk.bareCopy(database, file(SampleFile.CITIZENS));
            report(stages, build, before, after);
        }
    }

    private static Path file(SampleFile kind) {
        return FOLDER.resolve(kind.fileName());
    }

    private static void report(RegistryDesk.Stages stages, double build, double before, double after) {
        double bare = (before + after) / 2;
        double ratio = (stages.seconds() + build) / bare;
        System.out.printf(
                "import of %,d citizens: bare COPY and primary key %.1f s (%.1f before, %.1f after)%n",
                CITIZENS, bare, before, after);
        System.out.printf(
                "  receive %.1f s   check %.1f s   apply %.1f s   build %.1f s%n",
                stages.receive(), stages.check(), stages.apply(), build);
        System.out.printf(
                "  ratio %.2f without and %.2f with the build, at most %.2f%n", stages.seconds() / bare, ratio, BOUND);
        assertTrue(ratio <= BOUND, () -> "the ratio %.2f is above %.2f".formatted(ratio, BOUND));
    }
}
