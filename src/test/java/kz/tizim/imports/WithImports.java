package kz.tizim.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test of the running service by persons who import, in a country of their own; imports that have ended leave no table. */
abstract class WithImports {
    private static final String LEFT = """
            select count(*) from pg_tables join import_run r on tablename ~ ('^import_' || r.id || '(_|$)')
            where schemaname = 'staging' and r.state in ('REFUSED', 'CANCELLED', 'FAILED', 'APPLIED', 'ROLLED_BACK')""";

    @Inject
    AgroalDataSource database;

    @TestHTTPResource("/api/v1/imports")
    URI imports;

    ImportCalls calls;

    @BeforeEach
    final void inACountryOfTheirOwn() {
        calls = new ImportCalls(database);
    }

    @AfterEach
    final void whatHasEndedLeavesNoTable() {
        // Each minute what was left is cleared away, which is for instances that were killed.
        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertEquals("0", ImportWay.await(() -> calls.text(LEFT), "0"), "tables that are left"));
    }
}
