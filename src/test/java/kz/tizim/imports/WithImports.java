package kz.tizim.imports;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;

/** A test of the running service by persons who import, in a country of their own. */
abstract class WithImports {
    @Inject
    AgroalDataSource database;

    @TestHTTPResource("/api/v1/imports")
    URI imports;

    ImportCalls calls;

    @BeforeEach
    final void inACountryOfTheirOwn() {
        calls = new ImportCalls(database);
    }
}
