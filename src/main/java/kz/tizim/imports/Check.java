package kz.tizim.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Checks the staged rows against each other and compares them with what is there; writes them at last. */
@ApplicationScoped
class Check {
    private final ImportConfig config;

    Check(ImportConfig config) {
        this.config = config;
    }

    /** Finds duplicates, compares, keeps the rejected rows for ever. */
    RowCounts preview(ImportWork work, ImportKind kind, RowCounts received) throws SQLException {
        Connection connection = work.connection();
        Staging staging = work.staging();
        return work.inTransaction(config.workMemory(), () -> {
            // Autovacuum may come too late: without figures the planner would not hash.
            Staging.execute(connection, "analyze " + staging.all() + " (line, " + String.join(", ", kind.keys()) + ")");
            Duplicates.Found doubled = Duplicates.setAside(connection, staging, kind);
            Staging.execute(connection, "analyze " + staging.aside());
            Comparison comparison = kind.compare(connection, staging);
            keepRejects(connection, staging);
            return received.checked(doubled.equal(), doubled.conflicting(), comparison);
        });
    }

    private void keepRejects(Connection connection, Staging staging) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into import_reject (import_id, line, field, code, message, original)"
                        + " select ?, line, field, code, message, original from " + staging.rejects()
                        + " order by line limit ? on conflict do nothing")) {
            insert.setInt(1, staging.importId());
            insert.setInt(2, config.maxRejects());
            insert.executeUpdate();
        }
    }
}
