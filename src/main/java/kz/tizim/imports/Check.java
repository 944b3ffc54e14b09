package kz.tizim.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Checks the staged rows against each other and compares them with what is there; writes them at last. */
@ApplicationScoped
class Check {
    private final ImportConfig config;

    Check(ImportConfig config) {
        this.config = config;
    }

    /**
     * Finds duplicates, compares, keeps the rejected rows for ever.
     *
     * @param header columns of the file, in its order
     */
    RowCounts preview(ImportWork work, ImportKind kind, List<String> header, RowCounts received) throws SQLException {
        String original =
                header.stream().map(column -> kind.field(column, "s")).collect(Collectors.joining(" || ',' || "));
        Connection connection = work.connection();
        Staging staging = work.staging();
        return work.inTransaction(config.workMemory(), () -> {
            // Autovacuum may come too late: without figures the planner would not hash.
            Staging.execute(connection, "analyze " + staging.all() + " (line, " + String.join(", ", kind.keys()) + ")");
            Duplicates.Found doubled = Duplicates.setAside(connection, staging, kind, original);
            Staging.execute(connection, "analyze " + staging.aside());
            Comparison comparison = kind.compare(connection, staging);
            var doubts = new Doubts(connection, staging, original);
            if (comparison.missing() > 0) {
                Staging.execute(connection, "analyze " + staging.missing());
                kind.doubt(doubts);
            }
            keepRejects(connection, staging);
            return received.checked(doubled.equal(), doubled.conflicting(), doubts.rows(), comparison);
        });
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
