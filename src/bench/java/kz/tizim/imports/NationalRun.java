package kz.tizim.imports;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kz.tizim.bench.PackagedService;
import kz.tizim.database.DurableDatabase;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;
import kz.tizim.sample.SampleCountry;
import kz.tizim.sample.SampleFile;
import kz.tizim.sample.SampleSettings;
import org.junit.jupiter.api.Test;

/**
 * The administrator's day at the size of the country, and searches in what came of it. It takes a quarter of an hour and
 * six gigabytes of disk, hence it is no {@code *Bench}: {@code ./mvnw verify -Pbench -Dit.test=NationalRun}.
 */
class NationalRun {
    private static final int CITIZENS = Integer.getInteger("tizim.bench.citizens", 11_918_000);
    private static final double BOUND = 5;
    private static final double BOUND_OF_CHANGES = 2.5;
    private static final int LARGEST_LIST = 3_000;
    /** The column that changes from extract to extract: the last digits of the identity document. */
    private static final int CHANGED_EVERY = 100;

    private static final Path FOLDER = Path.of("target", "national-sample");

    @Test
    void theCountryComesInAndIsFound() throws Exception {
        System.setProperty("tizim.bench.jvm", "-Xmx512m");
        try (DurableDatabase database = DurableDatabase.start();
                PackagedService jar = PackagedService.start(database)) {
            var country = new SmallCountry(database.app());
            var service = new Service(jar.port());
            Service.Poll poll = service.newElection(country);
            int precincts = Math.max(20, (int) Math.round(CITIZENS / 1184.7));
            new SampleCountry(new SampleSettings(CITIZENS, precincts, 1, poll.day()))
                    .writeTo(FOLDER, (written, of) -> {});
            var desk = new RegistryDesk(jar.port(), service, country);
            for (SampleFile kind : List.of(SampleFile.PRECINCTS, SampleFile.BOUNDARIES, SampleFile.INELIGIBILITY)) {
                desk.importFile(kind, FOLDER.resolve(kind.fileName()));
            }
            Path citizens = FOLDER.resolve(SampleFile.CITIZENS.fileName());

            double bare = RegistryDesk.bareCopy(database, citizens);
            RegistryDesk.Stages first = desk.importFile(SampleFile.CITIZENS, citizens);
            double build = desk.buildLists(poll);
            double ratio = print("first extract", first, build, bare);

            var search = new NationalSearch(database, desk, poll, Math.min(LARGEST_LIST, CITIZENS / 100));
            search.joinNeighbours();
            search.inPrecincts("in a draft", NationalSearch.FEW);
            System.out.printf("handover: %.1f s%n", desk.handOver(poll));
            // Weeks lie between a handover and the polling day, or the next extract: what the server does meanwhile is
            // done.
            database.settle();
            search.warmUp();
            double everywhere = search.overTheCountry();
            double handedOver = search.inPrecincts("handed over", NationalSearch.MANY);

            Path changed = FOLDER.resolve("changed.csv");
            long rows = change(citizens, changed);
            RegistryDesk.Stages second = desk.importFile(SampleFile.CITIZENS, changed);
            double ratioOfChanges = print("the same with %,d rows changed".formatted(rows), second, 0, bare);
            database.settle();
            double afterImport = search.inPrecincts("after an import", NationalSearch.MANY);
            System.out.printf("proposals counted: %.1f s%n", desk.countProposals(poll));
            assertTrue(ratio <= BOUND, () -> "%.2f is above %.2f".formatted(ratio, BOUND));
            assertTrue(
                    ratioOfChanges <= BOUND_OF_CHANGES,
                    () -> "%.2f is above %.2f".formatted(ratioOfChanges, BOUND_OF_CHANGES));
            for (double ofBound : List.of(everywhere, handedOver, afterImport)) {
                assertTrue(ofBound <= 1, () -> "a search takes %.2f of its bound".formatted(ofBound));
            }
        }
    }

    private static double print(String what, RegistryDesk.Stages stages, double build, double bare) {
        double all = stages.seconds() + build;
        System.out.printf("%s of %,d citizens: bare COPY and primary key %.1f s%n", what, CITIZENS, bare);
        System.out.printf(
                "  receive %.1f s (%.0f %%)   check %.1f s (%.0f %%)   apply %.1f s (%.0f %%)   build %.1f s (%.0f %%)%n",
                stages.receive(),
                100 * stages.receive() / all,
                stages.check(),
                100 * stages.check() / all,
                stages.apply(),
                100 * stages.apply() / all,
                build,
                100 * build / all);
        System.out.printf("  ratio %.2f, %.1f µs a row%n", all / bare, all * 1e6 / CITIZENS);
        return all / bare;
    }

    private static long change(Path from, Path to) throws IOException {
        long line = 0;
        long changed = 0;
        try (Stream<String> lines = Files.lines(from);
                BufferedWriter out = Files.newBufferedWriter(to)) {
            for (String row : (Iterable<String>) lines::iterator) {
                boolean change = line > 0 && line % CHANGED_EVERY == 0;
                line++;
                out.write(change ? row.substring(0, row.length() - 4) + (row.endsWith("0000") ? "1111" : "0000") : row);
                out.write('\n');
                changed += change ? 1 : 0;
            }
        }
        return changed;
    }
}
