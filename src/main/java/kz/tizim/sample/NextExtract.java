package kz.tizim.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import kz.tizim.registry.Sex;

/**
 * The extract that the registry sends next: what was spoilt still is, some deaths have arrived late, and some citizens have
 * got another IIN. Its own file tells lines and codes of both.
 */
final class NextExtract {
    static final String FILE_NAME = "citizens-next.csv";
    static final String DEFECTS_FILE_NAME = "defects-next.csv";

    /** What only the next extract tells of a citizen who was sound in the first. */
    enum News {
        /** The death was before the first extract was taken. */
        LATE_DEATH(2_000),
        CHANGED_IIN(10_000);

        /** One sound row of so many has it. */
        private final int oneOf;

        News(int oneOf) {
            this.oneOf = oneOf;
        }

        int oneOf() {
            return oneOf;
        }
    }

    private final IinIssue issue;
    private final LocalDate taken;
    private final Map<Long, News> news = new HashMap<>();
    private int sound;

    /**
     * The next extract of a country.
     *
     * @param issue of the country's numbers
     * @param taken day of the first extract
     */
    NextExtract(IinIssue issue, LocalDate taken) {
        this.issue = issue;
        this.taken = taken;
    }

    /** Counts a sound row of the first extract, and may keep it in mind. */
    void remember(long line) {
        sound++;
        for (News one : News.values()) {
            // As with defects, the kinds do not meet on the same rows for ever.
            if ((sound + 101 * one.ordinal()) % one.oneOf == 0) {
                news.put(line, one);
                return;
            }
        }
    }

    /** Writes it beside the first one. */
    void write(Path folder) throws IOException {
        Path told = folder.resolve(DEFECTS_FILE_NAME);
        Files.copy(folder.resolve(DefectsFile.FILE_NAME), told, StandardCopyOption.REPLACE_EXISTING);
        CsvWriter.CsvWriterBuilder writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF);
        try (CsvReader<CsvRecord> rows =
                        CsvReader.builder().ofCsvRecord(folder.resolve(SampleFile.CITIZENS.fileName()));
                CsvWriter next = writer.build(folder.resolve(FILE_NAME));
                CsvWriter defects = writer.build(told, StandardOpenOption.APPEND)) {
            for (CsvRecord row : rows) {
                String[] fields = row.getFields().toArray(String[]::new);
                News one = news.get(row.getStartingLineNumber());
                if (one != null) {
                    tell(one, fields);
                    defects.writeRecord(Long.toString(row.getStartingLineNumber()), one.name());
                }
                next.writeRecord(fields);
            }
        }
    }

    private void tell(News one, String[] row) {
        LocalDate birthDate = LocalDate.parse(row[Defect.BIRTH_DATE]);
        switch (one) {
            case LATE_DEATH -> {
                row[Defect.LIFE_STATUS] = "DECEASED";
                // Any of the 31 days before.
                row[Defect.DEATH_DATE] =
                        taken.minusDays(birthDate.getDayOfMonth()).toString();
            }
            case CHANGED_IIN ->
                row[0] = issue.next(birthDate, Sex.valueOf(row[Defect.SEX])).digits();
        }
    }
}
