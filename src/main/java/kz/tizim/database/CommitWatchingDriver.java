package kz.tizim.database;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's driver, with connections whose {@code commit()} keeps apart what is certainly committed, what is certainly
 * not, and what is unknown. Named in {@code quarkus.datasource.jdbc.driver}.
 *
 * <p>{@code connection.unwrap(PGConnection.class)} gives PostgreSQL's own connection, for COPY; a commit on that one is
 * not watched. Statements run without transaction (autocommit) are not watched either.
 *
 * <p><b>Never cancel a statement that waits for a standby</b> (no {@code pg_cancel_backend}, {@code Statement.cancel}, or
 * statement timeout on COMMIT). Such a transaction is committed on this server already; cancelling only ends the wait,
 * and with it the knowledge that a standby has it. It is answered as unknown here, but other transactions see it at once.
 *
 * @see KnownOutcome
 */
public final class CommitWatchingDriver implements Driver {

    private final org.postgresql.Driver driver = new org.postgresql.Driver();

    @Override
    public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
        Connection connection = driver.connect(url, info);
        return connection == null ? null : watch(connection);
    }

    static Connection watch(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                CommitWatchingDriver.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new CommitWatch(connection));
    }

    @Override
    public boolean acceptsURL(String url) {
        return driver.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return driver.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return driver.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return driver.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return driver.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return driver.getParentLogger();
    }
}
