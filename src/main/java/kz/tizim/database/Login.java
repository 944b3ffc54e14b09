package kz.tizim.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** A database user and the password, which {@code toString} never shows. */
public record Login(String user, String password) {

    /** Longest wait for a connection, in seconds. */
    private static final String CONNECT_TIMEOUT = "10";

    public Login {
        if (user.isBlank() || password.isEmpty()) {
            throw new IllegalArgumentException("A login needs a user and a password.");
        }
    }

    /**
     * Opens a connection outside any pool.
     *
     * @param url a {@code jdbc:postgresql:} URL without user or password
     * @throws SQLException when the server cannot be reached within 10 seconds or refuses the login
     */
    public Connection open(String url) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT);
        properties.setProperty("loginTimeout", CONNECT_TIMEOUT);
        // Not DriverManager: it only sees drivers of the class loader that started the JVM.
        Connection connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("Not a PostgreSQL URL.", "08001");
        }
        return connection;
    }

    @Override
    public String toString() {
        return "Login[" + user + "]";
    }
}
