package kz.tizim.imports;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import kz.tizim.access.Operator;

/**
 * A connection that works on one import and holds an advisory lock for as long. Whether the process that works on an import
 * is still there is asked of that lock, which goes with the connection: no column could tell.
 */
final class ImportWork implements AutoCloseable {
    private static final String TRY = "select pg_try_advisory_lock(hashtextextended('import', ?))";
    private static final String AWAIT =
            "select true from (select pg_advisory_lock(hashtextextended('import', ?))) locked";
    private static final String UNLOCK = "select pg_advisory_unlock(hashtextextended('import', ?))";
    private static final String INSERT = """
            insert into import_run (kind, source, as_of, created_by, expected_bytes, forced_reason)
            values (?, ?, ?, ?, ?, ?)
            returning id""";

    private final Connection connection;
    private final int importId;

    private ImportWork(Connection connection, int importId) {
        this.connection = connection;
        this.importId = importId;
    }

    /** Registers a new import; nobody sees it without its lock. To be called outside of a transaction. */
    static ImportWork begin(AgroalDataSource database, ImportRequest request, Operator operator) throws SQLException {
        Connection connection = open(database);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            connection.setAutoCommit(false);
            insert.setString(1, request.kind());
            insert.setString(2, request.source());
            insert.setObject(3, request.asOf());
            insert.setInt(4, operator.accountId());
            insert.setObject(5, request.length());
            insert.setString(6, request.forcedReason());
            int id;
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                id = row.getInt(1);
            }
            ask(connection, AWAIT, id);
            connection.commit();
            connection.setAutoCommit(true);
            return new ImportWork(connection, id);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Takes up an import, unless somebody works on it. To be called outside of a transaction. */
    static Optional<ImportWork> on(AgroalDataSource database, int importId) throws SQLException {
        Connection connection = open(database);
        try {
            if (ask(connection, TRY, importId)) {
                return Optional.of(new ImportWork(connection, importId));
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Takes up an import as soon as nobody works on it. To be called outside of a transaction.
     *
     * @throws SQLException also when somebody still does after the lock timeout, with the state 55P03
     */
    static ImportWork await(AgroalDataSource database, int importId) throws SQLException {
        Connection connection = open(database);
        try {
            ask(connection, AWAIT, importId);
            return new ImportWork(connection, importId);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** A connection whose statement ends soon after its process has gone, instead of keeping the lock until it is done. */
    private static Connection open(AgroalDataSource database) throws SQLException {
        Connection connection = database.getConnection();
        try {
            Staging.execute(connection, "set client_connection_check_interval = '1s'");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    int importId() {
        return importId;
    }

    Staging staging() {
        return new Staging(importId);
    }

    Connection connection() {
        return connection;
    }

    /** Something done in one transaction. */
    interface Step<T> {
        T run() throws SQLException;
    }

    /** Runs a step in one transaction, with room to sort and hash. */
    <T> T inTransaction(int workMemory, Step<T> step) throws SQLException {
        connection.setAutoCommit(false);
        try {
            Staging.execute(
                    connection,
                    "set local work_mem = '" + workMemory + "MB'",
                    "set local max_parallel_workers_per_gather to default");
            T result = step.run();
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException | RuntimeException e) {
            rollBack(e);
            throw e;
        }
    }

    /** Where the connection is broken there is nothing to roll back, and the first failure is the one to be told. */
    private void rollBack(Exception failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** Ends the work. A connection that cannot give its lock back is broken, and the lock gone with it. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            ask(connection, UNLOCK, importId);
        }
    }

    private static boolean ask(Connection connection, String sql, int importId) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(sql)) {
            lock.setLong(1, importId);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
