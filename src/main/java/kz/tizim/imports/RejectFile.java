package kz.tizim.imports;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rejected rows of an import, or those that only have warnings, as CSV: line, all codes, their messages, and the row as
 * it came under the columns of its file. Repaired, the file can be imported as it is: the columns in front are ignored, but
 * tell that whoever is not in it is not missing.
 */
@ApplicationScoped
class RejectFile {
    /** In front of the row's own columns. */
    static final List<String> COLUMNS = Stream.concat(
                    Stream.of("line", "codes"), Messages.LANGUAGES.stream().map(language -> "messages_" + language))
            .toList();

    private static final int ROWS_AT_ONCE = 1000;
    private static final String SELECT = """
            select line, field, code, detail, original from import_reject r
            where import_id = ?
              and ? = (not exists (select from import_reject fault
                                   where fault.import_id = r.import_id and fault.line = r.line and not fault.warning))
            order by line, field, code""";

    private final AgroalDataSource database;

    RejectFile(AgroalDataSource database) {
        this.database = database;
    }

    /** One thing that is said of a row. */
    private record Said(long line, String field, String code, String detail, String original) {}

    /**
     * Which rows of which import.
     *
     * @param header of the imported file, as CSV; null where none is known
     * @param warnings whether rows are wanted that were taken with a warning, or repeat one that was, instead of those that
     *     were rejected
     */
    record Part(int importId, @Nullable String header, boolean warnings) {}

    void write(Part part, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(String.join(",", COLUMNS) + "," + (part.header() == null ? "original" : part.header()) + "\n");
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false); // else the driver would fetch everything at once
            try (PreparedStatement select = connection.prepareStatement(SELECT)) {
                select.setFetchSize(ROWS_AT_ONCE);
                select.setInt(1, part.importId());
                select.setBoolean(2, part.warnings());
                try (ResultSet row = select.executeQuery()) {
                    write(row, writer);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("rejects cannot be read", e);
        }
        writer.flush();
    }

    private static void write(ResultSet row, Writer writer) throws SQLException, IOException {
        var ofLine = new ArrayList<Said>();
        while (row.next()) {
            var said = new Said(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
            if (!ofLine.isEmpty() && ofLine.getFirst().line() != said.line()) {
                write(ofLine, writer);
                ofLine.clear();
            }
            ofLine.add(said);
        }
        if (!ofLine.isEmpty()) {
            write(ofLine, writer);
        }
    }

    private static void write(List<Said> ofLine, Writer writer) throws IOException {
        writer.write(ofLine.getFirst().line() + ",");
        writer.write(
                ofLine.stream().map(said -> said.field() + ":" + said.code()).collect(Collectors.joining(" ")));
        for (String language : Messages.LANGUAGES) {
            String messages = ofLine.stream()
                    .map(said -> said.field() + ": " + Messages.of(language, said.code(), said.detail()))
                    .collect(Collectors.joining("; "));
            writer.write("," + CsvRow.quoted(messages));
        }
        writer.write("," + ofLine.getFirst().original() + "\n");
    }
}
