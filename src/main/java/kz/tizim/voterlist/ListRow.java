package kz.tizim.voterlist;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.LocalDate;
import java.util.List;
import kz.tizim.registry.Iin;
import org.jspecify.annotations.Nullable;

/** A line of a list as it was handed over or added: later extracts do not change it. */
record ListRow(
        @Nullable Integer line,
        Iin iin,
        String surname,
        String givenName,
        String patronymic,
        LocalDate birthDate,
        String part,
        String kato,
        String street,
        String house,
        String flat) {
    /** The first line of the canonical CSV. */
    static final String HEADER = "line,iin,surname,given_name,patronymic,birth_date,part,kato,street,house,flat\n";

    /**
     * The line of {@code citizen c} in SQL, beside {@code amended_voter a}, which may be missing: as {@code list_row} writes
     * it, with what was corrected on the list. Two calls, so that the usual one is a plain expression: lists of the country
     * are written by it.
     */
    static String sql(String line, String part) {
        return """
                case when a.iin is null then list_row(%1$s, %2$s, c)
                     else list_row(%1$s, %2$s, jsonb_populate_record(c, to_jsonb(a))) end
                """.formatted(line, part);
    }

    /** Reads lines that {@code list_row} wrote. */
    static List<ListRow> parse(String csv) {
        try (var records = CsvReader.builder().ofCsvRecord(csv)) {
            return records.stream().map(ListRow::of).toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ListRow of(CsvRecord row) {
        return new ListRow(
                row.getField(0).isEmpty() ? null : Integer.valueOf(row.getField(0)),
                Iin.of(row.getField(1)),
                row.getField(2),
                row.getField(3),
                row.getField(4),
                LocalDate.parse(row.getField(5)),
                row.getField(6),
                row.getField(7),
                row.getField(8),
                row.getField(9),
                row.getField(10));
    }

    VoterShown shown(String precinct) {
        return new VoterShown(
                iin,
                surname,
                givenName,
                patronymic.isEmpty() ? null : patronymic,
                birthDate,
                precinct,
                part,
                line,
                street,
                house,
                flat,
                List.of());
    }
}
