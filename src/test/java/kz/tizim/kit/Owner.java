package kz.tizim.kit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import kz.tizim.database.Login;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The owner of the tables, who may do to them what the running service may not. */
public final class Owner {
    private Owner() {}

    /** Opens a connection outside the service's pool to its database. */
    public static Connection connect() throws SQLException {
        Config config = ConfigProvider.getConfig();
        return new Login(
                        config.getValue("quarkus.flyway.username", String.class),
                        config.getValue("quarkus.flyway.password", String.class))
                .open(config.getValue("quarkus.datasource.jdbc.url", String.class));
    }

    /** Does something that no service may. */
    public static void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
