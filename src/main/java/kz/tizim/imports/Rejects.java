package kz.tizim.imports;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the faults and warnings of rows down in batches, on a connection beside the one that copies; at most so many of
 * each, but counts all rows.
 */
final class Rejects {
    private static final int BATCH = 1000;

    private final AgroalDataSource database;
    private final String insert;
    private final int most;
    private final List<Object[]> waiting = new ArrayList<>();
    private int faults;
    private int warnings;
    private long rejected;
    private long warned;

    Rejects(AgroalDataSource database, Staging staging, int most) {
        this.database = database;
        this.most = most;
        insert = "insert into " + staging.rejects() + " (line, field, code, detail, warning, original)"
                + " values (?, ?, ?, ?, ?, ?)";
    }

    /** Rejected rows so far. */
    long rejected() {
        return rejected;
    }

    /** Rows so far that were taken with a warning. */
    long warned() {
        return warned;
    }

    void addRejected(CsvRow row, List<RowFault> all) throws SQLException {
        rejected++;
        if (faults < most) {
            faults += all.size();
            add(row, all);
        }
    }

    void addWarned(CsvRow row, List<RowFault> all) throws SQLException {
        warned++;
        if (warnings < most) {
            warnings += all.size();
            add(row, all);
        }
    }

    private void add(CsvRow row, List<RowFault> all) throws SQLException {
        String original = row.original();
        for (RowFault fault : all) {
            waiting.add(
                    new Object[] {row.line(), fault.field(), fault.code(), fault.detail(), fault.isWarning(), original
                    });
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
