package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.CITIZENS;
import static kz.tizim.imports.ExtractRows.citizen;
import static kz.tizim.imports.ImportCalls.bytes;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import kz.tizim.database.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ImportRequestResourceTest extends WithImports {
    @ParameterizedTest
    @CsvSource({
        "PEOPLE, test, 2026-01-01, kind",
        "CITIZENS, <b>, 2026-01-01, source",
        "CITIZENS, test, yesterday, asOf",
        "CITIZENS, test, 2099-01-01, asOf",
        "CITIZENS, test, 1926-01-01, asOf"
    })
    void aRequestThatIsNotValidNamesTheField(String kind, String source, String asOf, String field) {
        calls.asFirst()
                .queryParam("kind", kind)
                .queryParam("source", source)
                .queryParam("asOf", asOf)
                .contentType("text/csv")
                .body(bytes(CITIZENS, citizen(0)))
                .post("/api/v1/imports")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void onlyAdministratorsImport() {
        calls.send(calls.asCentral(), "CITIZENS", bytes(CITIZENS, citizen(0)))
                .then()
                .statusCode(403);
        calls.asSecond()
                .contentType("text/plain")
                .body("x")
                .post("/api/v1/imports?kind=CITIZENS&source=x&asOf=2026-01-01")
                .then()
                .statusCode(415);
        calls.asSecond().get("/api/v1/imports/999999").then().statusCode(404);
    }

    @Test
    void theLatestImportComesFirst() {
        int id = calls.preview("CITIZENS", CITIZENS, citizen(9)).extract().path("id");
        calls.asCentral().get("/api/v1/imports?limit=1").then().statusCode(200).body("[0].id", equalTo(id));
        calls.cancel(id);
        assertTrue(calls.rejects(id).startsWith("line,codes,messages_kk,messages_ru,messages_en,iin,surname,"));
    }
}
