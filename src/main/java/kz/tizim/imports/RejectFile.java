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

/** The problems of an import's rows as CSV, read and written row by row. */
@ApplicationScoped
class RejectFile {
    private static final int ROWS_AT_ONCE = 1000;
    private static final String SELECT = """
            select line, field, code, message, original from import_reject where import_id = ?
            order by line, field, code""";

    private final AgroalDataSource database;

    RejectFile(AgroalDataSource database) {
        this.database = database;
    }

    void write(int importId, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write("line,field,code,message,original\n");
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false); // else the driver would fetch everything at once
            try (PreparedStatement select = connection.prepareStatement(SELECT)) {
                select.setFetchSize(ROWS_AT_ONCE);
                select.setInt(1, importId);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        write(row, writer);
                    }
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
        writer.write(Long.toString(row.getLong(1)));
        for (int i = 2; i <= 5; i++) {
            writer.write(',');
            writer.write(CsvRow.quoted(row.getString(i)));
        }
        writer.write('\n');
    }
}
