package kz.tizim.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes the last import of a whole register back: who was changed is as before, who was missing is there again, and who was
 * added is marked as missing, since nobody deletes.
 *
 * @param merge how rows came in
 * @param register its register
 */
record Undoing(Merge merge, WholeRegister register) {

    /** Undoes an import, in a transaction that somebody else commits. */
    void run(Connection connection, int importId) throws SQLException {
        String table = merge.table();
        String sets = Stream.concat(merge.written().stream(), Stream.of("import_id", "missing_since"))
                .map(column -> column + " = b." + column)
                .collect(Collectors.joining(", "));
        update(
                connection,
                "update " + table + " t set " + sets + " from " + register.before() + " b where b.replaced_by = ? and "
                        + merge.match("b"),
                importId);
        update(connection, "update " + table + " set missing_since = null where missing_since = ?", importId);
        // Whoever still has the import's number was added by it.
        update(connection, "update " + table + " set missing_since = import_id where import_id = ?", importId);
    }

    private static void update(Connection connection, String sql, int importId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, importId);
            statement.executeUpdate();
        }
    }
}
