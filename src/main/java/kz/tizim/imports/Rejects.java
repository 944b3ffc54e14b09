package kz.tizim.imports;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes the problems of rows down in batches, on a connection beside the one that copies; at most so many, but counts all rows. */
final class Rejects {
    private static final int BATCH = 1000;

    private final AgroalDataSource database;
    private final String insert;
    private final int most;
    private final List<Object[]> waiting = new ArrayList<>();
    private int kept;
    private long rows;

    Rejects(AgroalDataSource database, Staging staging, int most) {
        this.database = database;
        this.most = most;
        insert = "insert into " + staging.rejects() + " (line, field, code, message, original) values (?, ?, ?, ?, ?)";
    }

    /** Rejected rows so far. */
    long rows() {
        return rows;
    }

    void add(CsvRow row, List<RowFault> faults) throws SQLException {
        rows++;
        if (kept >= most) {
            return;
        }
        String original = row.original();
        for (RowFault fault : faults) {
            waiting.add(new Object[] {row.line(), fault.field(), fault.code(), fault.message(), original});
            kept++;
        }
        if (waiting.size() >= BATCH) {
            flush();
        }
    }

    void flush() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Object[] reject : waiting) {
                for (int i = 0; i < reject.length; i++) {
                    statement.setObject(i + 1, reject[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
        waiting.clear();
    }
}
