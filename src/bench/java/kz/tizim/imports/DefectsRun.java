package kz.tizim.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.List;
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
 * A dirty extract against the file that tells what is wrong with it: recall and precision for each code. It takes minutes
 * at its full size, hence it is no {@code *Bench}: {@code ./mvnw verify -Pbench -Dit.test=DefectsRun}.
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
            RegistryDesk.Stages stages =
                    desk.importFile(SampleFile.CITIZENS, FOLDER.resolve(SampleFile.CITIZENS.fileName()));
            String imported = "/api/v1/imports/" + stages.id();
            DefectsOracle oracle =
                    DefectsOracle.compare(FOLDER, desk.get(imported + "/rejects"), desk.get(imported + "/warnings"));
            System.out.printf("%,d citizens in %.1f s%n", made.citizens(), stages.seconds());
            oracle.report().forEach(System.out::println);
            List<String> differences = oracle.differences();
            differences.forEach(System.out::println);
            assertTrue(differences.isEmpty(), () -> differences.size() + " rows differ, see above");
            theListsAddUp(desk, poll, made);
        }
    }

    /** Nobody is lost on the way from the extract to the lists. */
    private static void theListsAddUp(RegistryDesk desk, Service.Poll poll, SampleSummary made) throws Exception {
        desk.buildLists(poll);
        JsonPath lists = JsonPath.from(desk.get(poll.path("/lists")));
        int eligible = lists.getInt("eligible");
        int listed = lists.getInt("listed");
        int unassigned = lists.getInt("unassigned");
        System.out.printf("%,d eligible = %,d listed + %,d unassigned%n", eligible, listed, unassigned);
        assertEquals(made.eligible(), eligible);
        assertEquals(made.uncovered() + made.unregistered(), unassigned);
        assertEquals(eligible, listed + unassigned);
    }
}
