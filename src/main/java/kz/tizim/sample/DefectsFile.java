package kz.tizim.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The file that says which lines of the citizens' extract are defective and by which code; and, as {@code NAMESAKE}, which
 * only look so: persons of one name born on one day, as chance has it. Both are real.
 */
final class DefectsFile implements AutoCloseable {
    static final String FILE_NAME = "defects.csv";
    private static final String NAMESAKE = "NAMESAKE";
    /** Name and birth date stand in these columns of the citizens' extract. */
    private static final List<Integer> PERSON = List.of(1, 2, 3, 4);

    private final CsvWriter writer;
    private long[] persons = new long[1 << 16];
    private int written;

    DefectsFile(Path folder) throws IOException {
        writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(folder.resolve(FILE_NAME));
        writer.writeRecord("line", "code");
    }

    void note(int line, Defect defect) {
        writer.writeRecord(Integer.toString(line), defect.name());
    }

    /** Remembers a person who was written: eight bytes each. */
    void remember(String[] row) {
        if (written == persons.length) {
            persons = Arrays.copyOf(persons, 2 * written);
        }
        persons[written++] = hash(PERSON.stream().map(at -> row[at]).toList());
    }

    /** Notes the namesakes; reads the extract once more, since few hashes are equal and fewer names are. */
    void noteNamesakes(Path citizens) throws IOException {
        Arrays.sort(persons, 0, written);
        Set<Long> doubled = new HashSet<>();
        for (int i = 1; i < written; i++) {
            if (persons[i] == persons[i - 1]) {
                doubled.add(persons[i]);
            }
        }
        Map<List<String>, Long> lines = new HashMap<>();
        Map<List<String>, String> iins = new HashMap<>();
        Set<Long> told = new HashSet<>();
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(citizens)) {
            for (CsvRecord row : rows) {
                List<String> person = PERSON.stream().map(row::getField).toList();
                if (!doubled.contains(hash(person))) {
                    continue;
                }
                Long first = lines.putIfAbsent(person, row.getStartingLineNumber());
                if (first == null) {
                    iins.put(person, row.getField(0));
                } else if (!row.getField(0).equals(iins.get(person))) {
                    if (told.add(first)) {
                        writer.writeRecord(Long.toString(first), NAMESAKE);
                    }
                    writer.writeRecord(Long.toString(row.getStartingLineNumber()), NAMESAKE);
                }
            }
        }
    }

    /** Writes out what is buffered, so that the file can be read. */
    void flush() throws IOException {
        writer.flush();
    }

    private static long hash(List<String> person) {
        long hash = 0;
        for (String part : person) {
            hash = Dice.scramble(hash * 31 + part.hashCode());
        }
        return hash;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
