package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.BOUNDARIES;
import static kz.tizim.imports.ExtractRows.PRECINCTS;
import static kz.tizim.imports.ExtractRows.boundary;
import static kz.tizim.imports.ExtractRows.precinct;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BoundaryWarningsResourceTest extends WithImports {
    @Test
    void aRowWithALikelyTypoIsTakenAndCounted() throws Exception {
        calls.apply("PRECINCTS", PRECINCTS, precinct(910));
        int id = calls.judged(
                "BOUNDARIES",
                Map.of("added", 3, "warned", 2),
                BOUNDARIES,
                boundary("11-910", "1,2, 34, 5"),
                boundary("11-910", "7,9,7"),
                boundary("11-910", "1-27 нечётная сторона"));
        assertEquals(
                2, calls.number("select count(distinct line) from import_reject where warning and import_id = " + id));
        calls.cancel(id);
    }
}
