package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.BOUNDARIES;
import static kz.tizim.imports.ExtractRows.PRECINCTS;
import static kz.tizim.imports.ExtractRows.boundary;
import static kz.tizim.imports.ExtractRows.precinct;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import kz.tizim.database.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BoundaryWarningsResourceTest extends WithImports {
    @Test
    void aRowWithALikelyTypoIsTakenAndCounted() {
        calls.apply("PRECINCTS", PRECINCTS, precinct(910));
        int id = calls.preview(
                        "BOUNDARIES",
                        BOUNDARIES,
                        boundary("11-910", "1,2, 34, 5"),
                        boundary("11-910", "7,9,7"),
                        boundary("11-910", "1-27 нечётная сторона"))
                .body("rows.added", equalTo(3))
                .body("rows.warned", equalTo(2))
                .extract()
                .path("id");
        calls.asFirst().post("/api/v1/imports/" + id + "/cancellation").then().statusCode(200);
    }
}
