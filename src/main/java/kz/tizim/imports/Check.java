package kz.tizim.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the staged rows against each other and compares them with what is there; writes them at last. */
@ApplicationScoped
class Check {
    private final ImportConfig config;

    Check(ImportConfig config) {
        this.config = config;
    }

    /**
     * Finds duplicates, compares, keeps the rejected rows for ever.
     */
    RowCounts preview(ImportWork work, ImportKind kind, Intake.Received file) throws SQLException {
        String original = original(kind, file.header());
        RowCounts received = file.rows();
        Connection connection = work.connection();
        Staging staging = work.staging();
        Manifest.noteComparison(connection, work.importId());
        return work.inTransaction(config.workMemory(), () -> {
            // Autovacuum may come too late: without figures the planner would not hash.
            Staging.execute(connection, "analyze " + staging.all() + " (line, " + String.join(", ", kind.keys()) + ")");
            Duplicates.Found doubled = Duplicates.setAside(connection, staging, kind, original, config.maxRejects());
            Staging.execute(connection, "analyze " + staging.aside());
            Comparison comparison = kind.merge()
                    .compare(
                            connection,
                            staging,
                            received.usable(doubled.all()),
                            file.format().supplement());
            var doubts = new Doubts(connection, staging, original);
            if (comparison.missing() > 0) {
                kind.doubt(doubts);
            }
            keepRejects(connection, staging);
            return received.checked(doubled, doubts.rows(), comparison);
        });
    }

    /**
     * A staged row {@code s} as it came, in SQL. Columns that are not staged, of which spreadsheets write thousands, are one
     * text with their neighbours: the server refuses expressions that go deep.
     */
    private static String original(ImportKind kind, List<String> header) {
        var sql = new StringBuilder("''");
        var between = new StringBuilder();
        for (String column : header) {
            String field = kind.field(column, "s");
            if (!field.equals("''")) {
                sql.append(" || '").append(between).append("' || ").append(field);
                between.setLength(0);
            }
            between.append(',');
        }
        between.setLength(between.length() - 1);
        return sql.append(" || '").append(between).append("'").toString();
    }

    /**
     * Compares once more, since another import has been applied meanwhile.
     *
     * @param supplement whether the file is no whole extract
     * @return empty where the staged rows are gone
     */
    Optional<RowCounts> again(ImportWork work, ImportKind kind, RowCounts before, boolean supplement)
            throws SQLException {
        Connection connection = work.connection();
        Staging staging = work.staging();
        Manifest.noteComparison(connection, work.importId());
        return work.inTransaction(config.workMemory(), () -> {
            if (staging.isEmpty(connection)) {
                return Optional.empty();
            }
            Staging.execute(connection, "truncate " + staging.missing() + ", " + staging.difference());
            long total = before.added() + before.changed() + before.unchanged();
            return Optional.of(before.again(kind.merge().compare(connection, staging, total, supplement)));
        });
    }

    /** What may stop the apply; null where an extract is no whole register. */
    @Nullable
    Brake brake(ImportKind kind, RowCounts rows) {
        return kind.merge().register() == null ? null : Brake.of(rows, config);
    }

    private void keepRejects(Connection connection, Staging staging) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into import_reject (import_id, line, field, code, detail, warning, original)"
                        + " select ?, line, field, code, detail, warning, original from " + staging.rejects()
                        + " order by warning, line limit ? on conflict do nothing")) {
            insert.setInt(1, staging.importId());
            insert.setInt(2, 2 * config.maxRejects());
            insert.executeUpdate();
        }
    }
}
