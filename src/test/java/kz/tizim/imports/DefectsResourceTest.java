package kz.tizim.imports;

import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tizim.database.PostgresResource;
import kz.tizim.sample.SampleCountry;
import kz.tizim.sample.SampleFile;
import kz.tizim.sample.SampleSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample as dirty as real extracts: the import finds all that was planted there, and nothing else. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DefectsResourceTest extends WithImports {
    private static final int CITIZENS = 20_000;

    @TempDir
    Path folder;

    @Test
    void whatWasPlantedIsFoundAndNothingElse() throws IOException {
        new SampleCountry(new SampleSettings(CITIZENS, 20, 1, SampleSettings.DEFAULT_POLLING_DAY, true))
                .writeTo(folder, (written, of) -> {});
        knowThePlaces();
        ValidatableResponse preview = calls.preview("CITIZENS", Files.readAllBytes(file(SampleFile.CITIZENS)))
                .body("rows.read", greaterThan(CITIZENS));
        int id = preview.extract().path("id");
        String warnings = calls.warnings(id);
        DefectsOracle oracle = DefectsOracle.compare(folder.resolve("defects.csv"), calls.rejects(id), warnings);
        calls.cancel(id);
        assertEquals(11, oracle.codes().size(), () -> "not all kinds are planted: " + oracle.codes());
        assertEquals(List.of(), oracle.differences());
        long duplicates =
                warnings.lines().filter(line -> line.contains("iin:DUPLICATE")).count();
        assertEquals((int) preview.extract().<Integer>path("rows.duplicate"), duplicates);
        assertTrue(warnings.contains("iin: repeats the row of line "), "a duplicate names the row that is taken");
    }

    /** By rules that are over long since, so that they place nobody in other tests. */
    private void knowThePlaces() throws IOException {
        Set<String> places = new HashSet<>();
        for (SampleFile kind : List.of(SampleFile.PRECINCTS, SampleFile.BOUNDARIES)) {
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file(kind))) {
                places.addAll(rows.stream().map(row -> row.getField("kato")).collect(Collectors.toSet()));
            }
        }
        for (String place : places) {
            calls.country.run(
                    "insert into boundary (decision, valid_from, valid_to, precinct_id, kato, street, selector, import_id)"
                            + " values ('No 0', '1995-01-01', '1995-01-01', ?, ?, '', '', 0) on conflict do nothing",
                    calls.country.home.id(),
                    place);
        }
    }

    private Path file(SampleFile kind) {
        return folder.resolve(kind.fileName());
    }
}
