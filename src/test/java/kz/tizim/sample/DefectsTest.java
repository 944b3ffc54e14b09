package kz.tizim.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kz.tizim.registry.Iin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample that is as dirty as real extracts, and the file that tells where. */
class DefectsTest {
    private static final int CITIZENS = 60_000;
    private static final String TAKEN = SampleSettings.DEFAULT_POLLING_DAY
            .minusDays(CitizenRows.TAKEN_DAYS_BEFORE)
            .toString();

    @TempDir
    static Path folder;

    private static final Map<Long, NamedCsvRecord> ROWS = new HashMap<>();
    private static final Map<String, List<Long>> LINES = new TreeMap<>();

    @BeforeAll
    static void writeADirtySample() throws IOException {
        new SampleCountry(new SampleSettings(CITIZENS, 60, 1, SampleSettings.DEFAULT_POLLING_DAY, true))
                .writeTo(folder, (written, of) -> {});
        for (NamedCsvRecord row : read("citizens.csv")) {
            ROWS.put(row.getStartingLineNumber(), row);
        }
        for (NamedCsvRecord row : read("defects.csv")) {
            LINES.computeIfAbsent(row.getField("code"), _ -> new ArrayList<>())
                    .add(Long.parseLong(row.getField("line")));
        }
    }

    private static List<NamedCsvRecord> read(String file) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
            return rows.stream().toList();
        }
    }

    @Test
    void everyDefectIsPlantedAtItsRate() {
        for (Defect defect : Defect.values()) {
            int found = LINES.getOrDefault(defect.name(), List.of()).size();
            double expected = (defect == Defect.CONFLICT ? 2.0 : 1.0) * CITIZENS / defect.oneOf();
            assertEquals(expected, found, 1 + expected / 10, defect::name);
        }
    }

    @Test
    void aLineIsWhatItsCodeSays() {
        each(Defect.CHECK_DIGIT, row -> assertFalse(Iin.valid(row.getField("iin"))));
        each(Defect.SCIENTIFIC, row -> assertTrue(row.getField("iin").matches("\\d\\.\\d+E\\+11")));
        each(
                Defect.IMPOSSIBLE_DATE,
                row -> assertTrue(row.getField("birth_date").endsWith("02-30")));
        each(Defect.EMPTY, row -> assertEquals("", row.getField("surname")));
        each(
                Defect.DEATH_BEFORE_BIRTH,
                row -> assertTrue(row.getField("death_date").compareTo(row.getField("birth_date")) < 0));
        each(Defect.LATIN_LETTERS, row -> assertTrue(row.getField("surname").matches(".*[aeo].*")));
        each(Defect.UNKNOWN_KATO, row -> assertEquals("990000000", row.getField("kato")));
        each(
                Defect.IIN_BIRTH_DATE,
                row -> assertNotEquals(Iin.of(row.getField("iin")).birthDate().toString(), row.getField("birth_date")));
        each(
                Defect.IIN_SEX,
                row -> assertNotEquals(Iin.of(row.getField("iin")).sex().name(), row.getField("sex")));
        each(
                Defect.MISSPELT_STREET,
                row -> assertFalse(row.getField("street").matches(".*([ӘәҒғҚқҢңӨөҰұҮүҺһІі]|улица ).*")));
        each(Defect.CONFLICT, row -> assertEquals(2, withIin(row).size()));
        each(Defect.CONFLICT, row -> assertEquals(2, Set.copyOf(withIin(row)).size()));
        each(Defect.DUPLICATE, row -> assertEquals(1, Set.copyOf(withIin(row)).size()));
    }

    @Test
    void allOtherLinesAreSound() {
        Set<Long> told = LINES.values().stream().flatMap(List::stream).collect(Collectors.toCollection(HashSet::new));
        for (Map.Entry<Long, NamedCsvRecord> line : ROWS.entrySet()) {
            if (!told.contains(line.getKey())) {
                NamedCsvRecord row = line.getValue();
                Iin iin = Iin.of(row.getField("iin"));
                assertEquals(String.valueOf(iin.birthDate()), row.getField("birth_date"));
                assertEquals(iin.sex().name(), row.getField("sex"));
                assertFalse(row.getField("surname").matches(".*[a-z].*"), row::toString);
            }
        }
    }

    @Test
    void namesakesBornOnOneDayAreToldToBeACoincidence() {
        Map<String, List<Long>> persons = new HashMap<>();
        Set<Long> rejected = new HashSet<>();
        for (Defect defect : Defect.values()) {
            if (defect.rejects() || defect == Defect.DUPLICATE) {
                rejected.addAll(LINES.get(defect.name()));
            }
        }
        ROWS.forEach((line, row) -> {
            if (!rejected.contains(line)) {
                persons.computeIfAbsent(String.join("|", row.getFields().subList(1, 5)), _ -> new ArrayList<>())
                        .add(line);
            }
        });
        Set<Long> namesakes = persons.values().stream()
                .filter(lines -> lines.size() > 1)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        List<Long> told = LINES.getOrDefault("NAMESAKE", List.of());
        assertEquals(namesakes, Set.copyOf(told));
        assertEquals(namesakes.size(), told.size(), "each once");
    }

    @Test
    void theNextExtractHasLateDeathsAndOtherNumbersAndElseIsTheSame() throws IOException {
        Map<Long, String> news = new HashMap<>();
        List<List<String>> repeated = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (NamedCsvRecord row : read("defects-next.csv")) {
            String code = row.getField("code");
            if (LINES.containsKey(code)) {
                repeated.add(row.getFields());
            } else {
                news.put(Long.parseLong(row.getField("line")), code);
                counts.merge(code, 1, Integer::sum);
            }
        }
        assertEquals(read("defects.csv").stream().map(NamedCsvRecord::getFields).toList(), repeated);
        Set<String> numbers =
                ROWS.values().stream().map(row -> row.getField("iin")).collect(Collectors.toSet());
        List<NamedCsvRecord> all = read("citizens-next.csv");
        assertEquals(ROWS.size(), all.size());
        for (NamedCsvRecord next : all) {
            long line = next.getStartingLineNumber();
            NamedCsvRecord row = Objects.requireNonNull(ROWS.get(line));
            String code = news.getOrDefault(line, "");
            switch (code) {
                case "LATE_DEATH" -> {
                    assertEquals("ALIVE", row.getField("life_status"));
                    assertEquals("DECEASED", next.getField("life_status"));
                    assertTrue(next.getField("death_date").compareTo(TAKEN) < 0);
                    assertEquals(row.getFields().subList(0, 7), next.getFields().subList(0, 7));
                }
                case "CHANGED_IIN" -> {
                    assertTrue(numbers.add(next.getField("iin")), "a number that nobody had");
                    assertEquals(
                            row.getFields().subList(1, 17), next.getFields().subList(1, 17));
                }
                default -> assertEquals(row.getFields(), next.getFields());
            }
            assertTrue(code.isEmpty() || !isSpoilt(line), "news are of sound rows");
        }
        for (NextExtract.News one : NextExtract.News.values()) {
            assertEquals((double) CITIZENS / one.oneOf(), counts.get(one.name()), 1 + 0.1 * CITIZENS / one.oneOf());
        }
    }

    /** Who only has a namesake is not. */
    private static boolean isSpoilt(long line) {
        return LINES.entrySet().stream()
                .anyMatch(told ->
                        !told.getKey().equals("NAMESAKE") && told.getValue().contains(line));
    }

    @Test
    void theSameSettingsSpoilTheSameRows(@TempDir Path again) throws IOException {
        new SampleCountry(new SampleSettings(CITIZENS, 60, 1, SampleSettings.DEFAULT_POLLING_DAY, true))
                .writeTo(again, (written, of) -> {});
        for (String file : List.of("citizens.csv", "defects.csv", "citizens-next.csv", "defects-next.csv")) {
            assertEquals(-1, Files.mismatch(folder.resolve(file), again.resolve(file)), file);
        }
    }

    private static void each(Defect defect, Consumer<NamedCsvRecord> check) {
        LINES.get(defect.name()).forEach(line -> check.accept(Objects.requireNonNull(ROWS.get(line))));
    }

    private static List<List<String>> withIin(NamedCsvRecord row) {
        return ROWS.values().stream()
                .filter(other -> other.getField("iin").equals(row.getField("iin")))
                .map(NamedCsvRecord::getFields)
                .toList();
    }
}
