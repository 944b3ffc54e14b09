package kz.tizim.precinct;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.IntStream;
import kz.tizim.registry.Places;

/** The places that a precinct or a boundary lies in: of others nobody votes anywhere. */
@ApplicationScoped
class KnownPlaces implements Places {
    private static final String SELECT = """
            select kato::integer from (select kato from precinct union select kato from boundary) place
            where kato ~ '^[0-9]{9}$' order by 1""";

    private final AgroalDataSource database;

    KnownPlaces(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public int[] katos() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT);
                ResultSet row = select.executeQuery()) {
            var katos = IntStream.builder();
            while (row.next()) {
                katos.add(row.getInt(1));
            }
            return katos.build().toArray();
        } catch (SQLException e) {
            throw new IllegalStateException("places cannot be read", e);
        }
    }
}
