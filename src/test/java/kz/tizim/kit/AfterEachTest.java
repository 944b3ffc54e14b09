package kz.tizim.kit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.sql.Connection;
import java.sql.SQLException;

/** Audits the ledger after every test of a running service. */
public final class AfterEachTest implements QuarkusTestAfterEachCallback {
    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        try (var database = Arc.container().instance(AgroalDataSource.class);
                Connection connection = database.get().getConnection()) {
            LedgerAudit.check(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
