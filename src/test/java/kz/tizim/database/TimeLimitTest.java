package kz.tizim.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
    @Test
    void theNextUseOfAConnectionIsNotLimited() throws Exception {
        try (Connection connection = TestDatabase.fresh().asApp()) {
            try (var _ = TimeLimit.on(connection)) {
                assertTrue(connection.getNetworkTimeout() > 10_000, "two locks are waited for");
            }
            assertEquals(0, connection.getNetworkTimeout());
        }
    }

    @Test
    void aConnectionThatBrokeMeanwhileIsLeftAsItIs() throws Exception {
        try (Connection connection = TestDatabase.fresh().asApp();
                var _ = TimeLimit.on(connection)) {
            connection.close();
        }
    }
}
