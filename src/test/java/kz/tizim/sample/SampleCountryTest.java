package kz.tizim.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleCountryTest {
    private static final LocalDate POLLING_DAY = SampleSettings.DEFAULT_POLLING_DAY;

    @TempDir
    static Path folder;

    private static SampleSummary summary;

    @BeforeAll
    static void writeTheSampleOfTheFirstStart() throws IOException {
        summary = write(20_000, 20, 1, folder);
    }

    @Test
    void theSameSettingsGiveTheSameBytes(@TempDir Path again, @TempDir Path other) throws IOException {
        write(20_000, 20, 1, again);
        write(20_000, 20, 2, other);
        for (SampleFile file : SampleFile.values()) {
            byte[] bytes = Files.readAllBytes(folder.resolve(file.fileName()));
            assertArrayEquals(bytes, Files.readAllBytes(again.resolve(file.fileName())), file.name());
        }
        assertNotEquals(-1, Files.mismatch(folder.resolve("citizens.csv"), other.resolve("citizens.csv")));
    }

    @Test
    void headersAreThoseOfTheContract() throws IOException {
        assertEquals("iin,ground,act,valid_from,valid_to", header("ineligibility.csv"));
        assertEquals("decision,valid_from,valid_to,precinct,kato,street,selector", header("boundaries.csv"));
        assertEquals(
                "iin,surname,given_name,patronymic,birth_date,sex,citizenship,life_status,death_date,registration_type,"
                        + "registered_from,kato,street,house,flat,rka,document_last4",
                header("citizens.csv"));
        assertEquals(
                "region_code,region_name,territorial_code,territorial_name,number,kind,kato,name_kk,name_ru,name_en,"
                        + "address_kk,address_ru,address_en,time_zone,opens,closes,latitude,longitude,capacity,phone,"
                        + "ramp,tactile,sign_language,lift",
                header("precincts.csv"));
    }

    @Test
    void everyIinIsValidUniqueAndAgreesWithItsRow() throws IOException {
        Set<Iin> seen = new HashSet<>();
        for (NamedCsvRecord row : rows("citizens.csv")) {
            Iin iin = Iin.of(row.getField("iin"));
            assertTrue(seen.add(iin));
            assertEquals(LocalDate.parse(row.getField("birth_date")), iin.birthDate());
            assertEquals(row.getField("sex"), String.valueOf(iin.sex()));
        }
        assertEquals(20_000, seen.size());
    }

    @Test
    void namesAgreeWithTheSex() throws IOException {
        for (NamedCsvRecord row : rows("citizens.csv")) {
            boolean woman = row.getField("sex").equals("F");
            String surname = row.getField("surname");
            String patronymic = row.getField("patronymic");
            assertFalse(woman && surname.matches(".*(ов|ев|ёв|ин|ский)"));
            assertFalse(!woman && surname.matches(".*(ова|ева|ёва|ина|ская)"));
            assertTrue(patronymic.isEmpty() || patronymic.matches(woman ? ".*(овна|евна|қызы)" : ".*(ович|евич|ұлы)"));
        }
    }

    @Test
    void boundariesCoverEveryAddressOnceButThePlantedOnes() throws IOException {
        NaiveBoundaries boundaries = boundaries(folder);
        int uncovered = 0;
        int unregistered = 0;
        for (NamedCsvRecord row : rows("citizens.csv")) {
            if (row.getField("registration_type").equals("NONE")) {
                assertEquals("", row.getField("kato") + row.getField("street") + row.getField("house"));
                unregistered++;
                continue;
            }
            assertTrue(boundaries.katos().contains(row.getField("kato")));
            List<String> found =
                    boundaries.matches(row.getField("kato"), row.getField("street"), row.getField("house"));
            if (row.getField("street").startsWith("Болашақ")) {
                assertEquals(List.of(), found);
                uncovered++;
            } else {
                assertEquals(1, found.size(), () -> row.getField("street") + " " + row.getField("house"));
            }
        }
        assertEquals(summary.uncovered(), uncovered);
        assertEquals(summary.unregistered(), unregistered);
        assertTrue(uncovered >= 3 && uncovered <= 12 && unregistered >= 3);
    }

    @Test
    void theSmallSampleHasSomethingOfEverything() throws IOException {
        List<NamedCsvRecord> precincts = rows("precincts.csv");
        assertEquals(20, precincts.size());
        assertTrue(distinct(precincts, "region_code") >= 3);
        assertEquals(2, count(precincts, "kind", "ABROAD"));
        assertEquals(1, count(precincts, "kind", "SPECIAL"));
        assertTrue(distinct(precincts, "time_zone") >= 4);
        assertTrue(distinct(precincts, "kato") >= 7);
        assertTrue(count(precincts, "kato", "111010000") >= 2, "a town with several precincts");
        Set<String> codes = new HashSet<>();
        for (NamedCsvRecord row : precincts) {
            assertTrue(codes.add(row.getField("region_code") + "-" + row.getField("number")));
            assertTrue(ZoneId.getAvailableZoneIds().contains(row.getField("time_zone")));
            boolean abroad = row.getField("kind").equals("ABROAD");
            assertTrue(
                    abroad
                            ? row.getField("kato").isEmpty()
                            : row.getField("kato").matches("\\d{9}"));
            assertTrue(abroad || row.getField("kato").startsWith(row.getField("region_code")));
        }
        Set<String> bounded = rows("boundaries.csv").stream()
                .map(row -> row.getField("precinct"))
                .collect(Collectors.toSet());
        assertEquals(17, bounded.size());
        assertTrue(codes.containsAll(bounded));
    }

    @Test
    void everyCaseOfEligibilityOccurs() throws IOException {
        List<NamedCsvRecord> citizens = rows("citizens.csv");
        Set<String> barred = new HashSet<>();
        for (NamedCsvRecord row : rows("ineligibility.csv")) {
            assertTrue(barred.add(row.getField("iin")));
        }
        assertEquals(2, distinct(rows("ineligibility.csv"), "ground"));
        assertEquals(summary.ineligibility(), barred.size());
        assertTrue(count(citizens, "birth_date", POLLING_DAY.minusYears(18).toString()) >= 3);
        assertTrue(count(
                        citizens,
                        "birth_date",
                        POLLING_DAY.plusDays(1).minusYears(18).toString())
                >= 3);
        assertTrue(count(citizens, "citizenship", "KZ") < 20_000);
        assertTrue(count(citizens, "life_status", "DECEASED") >= 3);
        assertTrue(count(citizens, "patronymic", "") > 500);
        long eligible = citizens.stream()
                .filter(row -> row.getField("citizenship").equals("KZ")
                        && row.getField("life_status").equals("ALIVE")
                        && row.getField("birth_date")
                                        .compareTo(POLLING_DAY.minusYears(18).toString())
                                <= 0
                        && !barred.contains(row.getField("iin")))
                .count();
        assertEquals(summary.eligible(), eligible);
    }

    @ParameterizedTest
    @CsvSource({"100,8", "3001,8", "9000,9", "5000,130", "40000,1000", "700000,300"})
    void anySizeIsMetExactlyAndNoPrecinctIsOverfull(int citizens, int precincts, @TempDir Path other)
            throws IOException {
        SampleSummary made = write(citizens, precincts, 7, other);
        assertEquals(citizens, made.citizens());
        assertEquals(precincts, made.precincts());
        NaiveBoundaries boundaries = boundaries(other);
        Map<String, Integer> sizes = new HashMap<>();
        int listed = 0;
        try (var rows = CsvReader.builder().ofNamedCsvRecord(other.resolve("citizens.csv"))) {
            for (NamedCsvRecord row : rows) {
                if (!row.getField("kato").isEmpty()) {
                    for (String code :
                            boundaries.matches(row.getField("kato"), row.getField("street"), row.getField("house"))) {
                        sizes.merge(code, 1, Integer::sum);
                        listed++;
                    }
                }
            }
        }
        assertEquals(citizens - made.uncovered() - made.unregistered(), listed);
        assertTrue(sizes.values().stream().allMatch(size -> size <= 3_000));
    }

    @Test
    void theFullSizeHasTheCommissionsOf2021() {
        SampleSettings full = new SampleSettings(11_918_000, 10_060, 1, POLLING_DAY);
        CountryPlan plan = CountryPlan.of(full);
        assertEquals(17, plan.regions());
        assertEquals(232, plan.territories());
        assertEquals(10_060, plan.stations().size());
        assertEquals(66, full.abroad());
        assertEquals(
                10_060, plan.stations().stream().map(Station::code).distinct().count());
        assertEquals(
                11_918_000, plan.stations().stream().mapToInt(Station::size).sum());
        assertTrue(plan.stations().stream().allMatch(station -> station.size() <= 3_000));
    }

    private static SampleSummary write(int citizens, int precincts, long seed, Path to) throws IOException {
        return new SampleCountry(new SampleSettings(citizens, precincts, seed, POLLING_DAY))
                .writeTo(to, (written, total) -> assertTrue(written <= total));
    }

    private static NaiveBoundaries boundaries(Path from) throws IOException {
        NaiveBoundaries boundaries = new NaiveBoundaries();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(from.resolve("boundaries.csv"))) {
            rows.forEach(row -> boundaries.add(
                    row.getField("precinct"), row.getField("kato"), row.getField("street"), row.getField("selector")));
        }
        return boundaries;
    }

    private String header(String file) throws IOException {
        try (var lines = Files.lines(folder.resolve(file))) {
            return lines.findFirst().orElseThrow();
        }
    }

    private List<NamedCsvRecord> rows(String file) throws IOException {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
            return rows.stream().toList();
        }
    }

    private static long distinct(List<NamedCsvRecord> rows, String column) {
        return rows.stream().map(row -> row.getField(column)).distinct().count();
    }

    private static long count(List<NamedCsvRecord> rows, String column, String value) {
        return rows.stream().filter(row -> row.getField(column).equals(value)).count();
    }
}
