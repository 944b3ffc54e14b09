package kz.tizim.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/** Compares an extract with those applied before: the same file again and an older extract are refused, unless forced. */
@ApplicationScoped
class Manifest {
    private static final String OVERTAKEN = """
            select exists (select from import_run r
                           where r.kind = n.kind and r.state = 'APPLIED' and (r.sha256 = n.sha256 or r.as_of > n.as_of))
            from import_run n where n.id = ? and n.forced_reason is null""";

    private static final String COMPARED = """
            update import_run n set compared_at = (select max(r.state_at) from import_run r
                                                   where r.kind = n.kind and r.state in ('APPLIED', 'ROLLED_BACK'))
            where n.id = ?""";
    private static final String IS_CURRENT = """
            select n.compared_at is not distinct from (select max(r.state_at) from import_run r
                                                       where r.kind = n.kind and r.state in ('APPLIED', 'ROLLED_BACK'))
            from import_run n where n.id = ?""";

    /** Refuses an extract of a day before that of the newest applied one. */
    void refuseOlder(ImportRun run) {
        if (run.forcedReason != null) {
            return;
        }
        ImportRun.newestApplied(run.kind)
                .filter(newest -> newest.asOf.isAfter(run.asOf))
                .ifPresent(newest -> {
                    throw refusal(
                            newest,
                            "Import %d of %s, which is applied, is newer than this extract of %s."
                                    .formatted(newest.id, newest.asOf, run.asOf));
                });
    }

    /** Refuses a file that is applied. */
    void refuseKnown(ImportRun run) {
        if (run.forcedReason != null) {
            return;
        }
        ImportRun.appliedWith(run.kind, Objects.requireNonNull(run.sha256)).ifPresent(same -> {
            throw refusal(same, "This file is applied already, as import %d of %s.".formatted(same.id, same.asOf));
        });
    }

    private static RefusedFileException refusal(ImportRun earlier, String reason) {
        return new RefusedFileException(reason + " Whoever means it sends force=true and a reason.", earlier.id);
    }

    /** Whether, since an import was received, another one was applied that it would have been refused for. */
    static boolean isOvertaken(Connection connection, int importId) throws SQLException {
        return ask(connection, OVERTAKEN, importId);
    }

    /** Notes what an import is going to be compared with. */
    static void noteComparison(Connection connection, int importId) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(COMPARED)) {
            update.setInt(1, importId);
            update.executeUpdate();
        }
    }

    /** Whether that is still what is there. */
    static boolean isComparisonCurrent(Connection connection, int importId) throws SQLException {
        return ask(connection, IS_CURRENT, importId);
    }

    private static boolean ask(Connection connection, String sql, int importId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, importId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
