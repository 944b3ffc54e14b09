package kz.tizim.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tizim.bench.PackagedService;
import kz.tizim.database.DurableDatabase;
import kz.tizim.kit.Service;
import kz.tizim.kit.SmallCountry;
import kz.tizim.sample.SampleCountry;
import kz.tizim.sample.SampleFile;
import kz.tizim.sample.SampleSettings;
import kz.tizim.sample.SampleSummary;
import org.junit.jupiter.api.Test;

/**
 * A dirty extract, and the one that comes next, against the files that tell what is wrong with them: recall and precision for
 * each code. It takes minutes at its full size, hence it is no {@code *Bench}:
 * {@code ./mvnw verify -Pbench -Dit.test=DefectsRun}.
 */
class DefectsRun {
    private static final int CITIZENS = Integer.getInteger("tizim.bench.citizens", 1_000_000);
    private static final double CITIZENS_OF_A_PRECINCT = 1184.7;
    private static final Path FOLDER = Path.of("target", "dirty-sample");

    @Test
    void everyDefectIsFoundAndNothingElse() throws Exception {
        try (DurableDatabase database = DurableDatabase.start();
                PackagedService jar = PackagedService.start(database)) {
            var country = new SmallCountry(database.app());
            var service = new Service(jar.port());
            Service.Poll poll = service.newElection(country);
            int precincts = Math.max(20, (int) Math.round(CITIZENS / CITIZENS_OF_A_PRECINCT));
            SampleSummary made = new SampleCountry(new SampleSettings(CITIZENS, precincts, 1, poll.day(), true))
                    .writeTo(FOLDER, (written, of) -> {});
            var desk = new RegistryDesk(jar.port(), service, country);
            for (SampleFile kind : List.of(SampleFile.PRECINCTS, SampleFile.BOUNDARIES, SampleFile.INELIGIBILITY)) {
                desk.importFile(kind, FOLDER.resolve(kind.fileName()));
            }
            RegistryDesk.Stages first = importFile(desk, "citizens.csv", "defects.csv");
            System.out.printf("%,d citizens in %.1f s%n", made.citizens(), first.seconds());
            theListsAddUp(desk, poll, made, made.eligible());

            RegistryDesk.Stages next = importFile(desk, "citizens-next.csv", "defects-next.csv");
            int renumbered = news("CHANGED_IIN").size();
            List<String> dead = news("LATE_DEATH");
            JsonPath rows = JsonPath.from(desk.get("/api/v1/imports/" + next.id()));
            assertEquals(renumbered, rows.getInt("rows.added"));
            assertEquals(renumbered, rows.getInt("rows.missing"));
            assertEquals(dead.size(), rows.getInt("rows.changed"));
            String latest = poll.day().minusYears(18).toString();
            long ofAge =
                    dead.stream().filter(birth -> birth.compareTo(latest) <= 0).count();
            theListsAddUp(desk, poll, made, made.eligible() - (int) ofAge);
        }
    }

    /** Imports an extract and compares what is found in it with what was planted. */
    private static RegistryDesk.Stages importFile(RegistryDesk desk, String extract, String defects) throws Exception {
        RegistryDesk.Stages stages = desk.importFile(SampleFile.CITIZENS, FOLDER.resolve(extract));
        String imported = "/api/v1/imports/" + stages.id();
        DefectsOracle oracle = DefectsOracle.compare(
                FOLDER.resolve(defects), desk.get(imported + "/rejects"), desk.get(imported + "/warnings"));
        System.out.println(extract);
        oracle.report().forEach(System.out::println);
        List<String> differences = oracle.differences();
        differences.forEach(System.out::println);
        assertTrue(differences.isEmpty(), () -> differences.size() + " rows differ, see above");
        return stages;
    }

    /** Birth dates of those of whom the next extract has news of a kind. */
    private static List<String> news(String code) throws IOException {
        Set<String> lines;
        try (Stream<String> told = Files.lines(FOLDER.resolve("defects-next.csv"))) {
            lines = told.filter(line -> line.endsWith("," + code))
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .collect(Collectors.toSet());
        }
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve("citizens-next.csv"))) {
            return rows.stream()
                    .filter(row -> lines.contains(Long.toString(row.getStartingLineNumber())))
                    .map(row -> row.getField("birth_date"))
                    .toList();
        }
    }

    /** Nobody is lost on the way from the extract to the lists. */
    private static void theListsAddUp(RegistryDesk desk, Service.Poll poll, SampleSummary made, int expected)
            throws Exception {
        desk.buildLists(poll);
        JsonPath lists = JsonPath.from(desk.get(poll.path("/lists")));
        int eligible = lists.getInt("eligible");
        int listed = lists.getInt("listed");
        int unassigned = lists.getInt("unassigned");
        System.out.printf("%,d eligible = %,d listed + %,d unassigned%n", eligible, listed, unassigned);
        assertEquals(expected, eligible);
        assertEquals(made.uncovered() + made.unregistered(), unassigned);
        assertEquals(eligible, listed + unassigned);
    }
}
