package kz.tizim.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Writes down warnings that only show when all rows of a file are staged and compared. */
public final class Doubts {
    private final Connection connection;
    private final Staging staging;
    private final String original;
    private long rows;

    Doubts(Connection connection, Staging staging, String original) {
        this.connection = connection;
        this.staging = staging;
        this.original = original;
    }

    /** The tables that the question reads. */
    public Staging staging() {
        return staging;
    }

    /**
     * Warns about staged rows.
     *
     * @param field the column that looks wrong
     * @param code key of the message
     * @param from a table expression {@code s} of staged rows, joined to whatever is asked
     * @param detail what the message leaves open, as SQL
     */
    public void warn(String field, String code, String from, String detail) throws SQLException {
        String insert = "with noted as (insert into " + staging.rejects() + " select s.line, ?, ?, " + detail
                + ", true, " + original + " from " + from + " returning line) select count(distinct line) from noted n"
                + " where not exists (select from " + staging.rejects() + " r where r.line = n.line)";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, field);
            statement.setString(2, code);
            try (var row = statement.executeQuery()) {
                row.next();
                rows += row.getLong(1);
            }
        }
    }

    /** Rows that had no warning before. */
    long rows() {
        return rows;
    }
}
