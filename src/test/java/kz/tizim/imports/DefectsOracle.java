package kz.tizim.imports;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What an import has found in a sample, beside what the sample planted there and tells in a file of its own, the oracle. */
final class DefectsOracle {
    /** Told in the file as what only looks like a defect, or is none for an import: it is right not to find it. */
    private static final Set<String> NOT_FOUND = Set.of("NAMESAKE", "MISSPELT_STREET", "LATE_DEATH");

    private final Map<String, Set<Long>> planted = new TreeMap<>();
    private final Map<String, Set<Long>> found = new TreeMap<>();

    /**
     * Compares.
     *
     * @param defects the sample's file
     * @param rejects the rejected rows, as the service gives them
     * @param warnings the doubtful ones
     */
    static DefectsOracle compare(Path defects, String rejects, String warnings) throws IOException {
        var oracle = new DefectsOracle();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(defects)) {
            rows.forEach(row -> note(oracle.planted, row, row.getField("code")));
        }
        oracle.planted.keySet().removeAll(NOT_FOUND);
        for (String file : List.of(rejects, warnings)) {
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
                for (NamedCsvRecord row : rows) {
                    for (String code : row.getField("codes").split(" ")) {
                        note(oracle.found, row, code.substring(code.indexOf(':') + 1));
                    }
                }
            }
        }
        return oracle;
    }

    private static void note(Map<String, Set<Long>> lines, NamedCsvRecord row, String code) {
        lines.computeIfAbsent(code, _ -> new TreeSet<>()).add(Long.parseLong(row.getField("line")));
    }

    /** Codes that were planted. */
    Set<String> codes() {
        return planted.keySet();
    }

    /** A line for each code. */
    List<String> report() {
        return all(code -> {
            Set<Long> there = planted.getOrDefault(code, Set.of());
            Set<Long> told = found.getOrDefault(code, Set.of());
            double right = there.stream().filter(told::contains).count();
            return List.of(String.format(
                    Locale.ROOT,
                    "%-20s planted %,7d  found %,7d  recall %.6f  precision %.6f",
                    code,
                    there.size(),
                    told.size(),
                    there.isEmpty() ? 1 : right / there.size(),
                    told.isEmpty() ? 1 : right / told.size()));
        });
    }

    /** Each line and code that is on one side only; nothing of the row itself. */
    List<String> differences() {
        return all(code -> {
            Set<Long> there = planted.getOrDefault(code, Set.of());
            Set<Long> told = found.getOrDefault(code, Set.of());
            var differences = new ArrayList<String>();
            there.stream()
                    .filter(line -> !told.contains(line))
                    .forEach(line -> differences.add("line " + line + ": " + code + " is planted and not found"));
            told.stream()
                    .filter(line -> !there.contains(line))
                    .forEach(line -> differences.add("line " + line + ": " + code + " is found and not planted"));
            return differences;
        });
    }

    private List<String> all(Function<String, List<String>> ofCode) {
        var codes = new TreeSet<>(planted.keySet());
        codes.addAll(found.keySet());
        return codes.stream().map(ofCode).flatMap(List::stream).toList();
    }
}
