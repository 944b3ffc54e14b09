package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.INELIGIBILITY;
import static kz.tizim.imports.ExtractRows.iin;
import static kz.tizim.imports.ImportCalls.bytes;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import kz.tizim.database.PostgresResource;
import org.junit.jupiter.api.Test;

/** Which extract a file is, and whether it has been here. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ManifestResourceTest extends WithImports {
    private static final String REASON = "The later extract was wrong, letter No 12";

    @Test
    void anAppliedFileThatComesAgainIsRecognised() throws Exception {
        byte[] file = bytes(INELIGIBILITY, iin(700) + ",SENTENCED,1-1/2024,2024-03-01,");
        int first = calls.apply("INELIGIBILITY", file);
        int again = calls.send("INELIGIBILITY", file)
                .then()
                .statusCode(409)
                .body("type", endsWith("import-conflict"))
                .body("earlier", equalTo(first))
                .extract()
                .path("import");
        calls.settled(again)
                .body("state", equalTo("REFUSED"))
                .body("reason", containsString("as import " + first + " of 2026-01-01"));
        assertEquals(0, calls.stagingTables(again));

        int forced = calls.send(forced(), "INELIGIBILITY", file)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        calls.settled(forced)
                .body("state", equalTo("PREVIEW"))
                .body("forcedReason", equalTo(REASON))
                .body("rows.unchanged", equalTo(1));
        assertEquals(1, audited("import-forced", forced));
        calls.approve(forced);
        calls.settled(forced).body("state", equalTo("APPLIED"));
    }

    @Test
    void aFileThatWasNotAppliedMayComeAgain() {
        byte[] file = bytes(INELIGIBILITY, iin(701) + ",SENTENCED,1-1/2024,2024-03-01,");
        int first = calls.preview("INELIGIBILITY", file).extract().path("id");
        calls.asFirst().post("/api/v1/imports/" + first + "/cancellation");
        calls.preview("INELIGIBILITY", file).body("state", equalTo("PREVIEW")).body("forcedReason", nullValue());
    }

    @Test
    void anOlderExtractThanTheLastAppliedOneIsRefused() throws Exception {
        calls.apply("INELIGIBILITY", INELIGIBILITY, iin(702) + ",SENTENCED,1-1/2024,2024-03-01,");
        byte[] older = bytes(INELIGIBILITY, iin(702) + ",SENTENCED,1-2/2024,2024-03-01,");
        int refused = calls.send(calls.asFirst(), "INELIGIBILITY", "2025-12-31", older)
                .then()
                .statusCode(409)
                .extract()
                .path("import");
        calls.settled(refused).body("state", equalTo("REFUSED")).body("reason", containsString("2025-12-31"));
        int forced = calls.send(forced(), "INELIGIBILITY", "2025-12-31", older)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        calls.settled(forced).body("rows.changed", equalTo(1));
        calls.approve(forced);
        calls.settled(forced).body("state", equalTo("APPLIED"));
    }

    @Test
    void aFileThatIsAppliedWhileItWaitsIsNotAppliedAgain() {
        byte[] file = bytes(INELIGIBILITY, iin(703) + ",SENTENCED,1-1/2024,2024-03-01,");
        int one = calls.preview("INELIGIBILITY", file).extract().path("id");
        int same = calls.preview("INELIGIBILITY", file).extract().path("id");
        calls.approve(one);
        calls.settled(one).body("state", equalTo("APPLIED"));
        calls.approve(same);
        calls.settled(same).body("state", equalTo("FAILED"));
    }

    @Test
    void whoForcesGivesAReason() {
        calls.send(calls.asFirst().queryParam("force", true), "INELIGIBILITY", bytes(INELIGIBILITY))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"));
    }

    private RequestSpecification forced() {
        return calls.asFirst().queryParam("force", true).queryParam("reason", REASON);
    }

    private int audited(String action, int id) throws Exception {
        return calls.number(
                "select count(*) from audit where action = '" + action + "' and subject = 'import " + id + "'");
    }
}
