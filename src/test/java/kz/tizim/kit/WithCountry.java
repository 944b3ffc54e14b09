package kz.tizim.kit;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** A test of the running service, with a small country of its own for each of its methods. */
public abstract class WithCountry {
    @Inject
    protected AgroalDataSource database;

    protected final Service service = new Service();
    protected SmallCountry country;

    @BeforeEach
    protected final void aCountry() {
        country = new SmallCountry(database);
    }

    @AfterAll
    static void forget() throws SQLException {
        Forgetting.forget();
    }
}
