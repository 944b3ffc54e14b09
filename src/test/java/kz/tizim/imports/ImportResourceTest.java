package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.CITIZENS;
import static kz.tizim.imports.ExtractRows.citizen;
import static kz.tizim.imports.ImportCalls.bytes;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ImportResourceTest extends WithImports {
    @Inject
    AbandonedImports abandoned;

    @Test
    void aSecondPersonAppliesWhatTheFirstHasSent() throws Exception {
        int id = calls.send("CITIZENS", bytes(CITIZENS, citizen(0), citizen(1)))
                .then()
                .statusCode(202)
                .header("Location", containsString("/api/v1/imports/"))
                .body("sha256", notNullValue())
                .extract()
                .path("id");
        calls.settled(id).body("state", equalTo("PREVIEW")).body("rows.read", equalTo(2));
        calls.asFirst()
                .post("/api/v1/imports/" + id + "/approval")
                .then()
                .statusCode(403)
                .body("type", endsWith("own-approval"));
        calls.approve(id);
        calls.settled(id).body("state", equalTo("APPLIED"));
        assertEquals(0, calls.stagingTables(id));
        assertEquals(
                "PERMANENT", calls.text("select registration_type from citizen where iin = " + ExtractRows.iin(0)));
    }

    @Test
    void anApprovalNeedsNoBody() throws Exception {
        int id = calls.preview(
                        "INELIGIBILITY", ExtractRows.INELIGIBILITY, ExtractRows.iin(15) + ",SENTENCED,1,2024-03-01,")
                .extract()
                .path("id");
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(imports.resolve("imports/" + id + "/approval"))
                    .version(HttpClient.Version.HTTP_1_1)
                    .header("Authorization", "Bearer " + calls.secondToken())
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertEquals(
                    202,
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        }
        calls.settled(id).body("state", equalTo("APPLIED"));
    }

    @Test
    void theGenericDecisionAppliesAnImportToo() throws Exception {
        int id = calls.preview("CITIZENS", CITIZENS, citizen(2)).extract().path("id");
        int approval = calls.number("select id from approval where kind = 'IMPORT' and subject = '" + id + "'");
        calls.asCentral()
                .contentType("application/json")
                .body("{\"approve\":true}")
                .post("/api/v1/approvals/" + approval + "/decision")
                .then()
                .statusCode(200);
        calls.settled(id).body("state", equalTo("APPLIED"));
    }

    @Test
    void aRejectedImportLeavesNothing() throws Exception {
        int id = calls.preview("CITIZENS", CITIZENS, citizen(3, "Отклонов"))
                .extract()
                .path("id");
        int approval = calls.number("select id from approval where kind = 'IMPORT' and subject = '" + id + "'");
        calls.asSecond()
                .contentType("application/json")
                .body("{\"approve\":false}")
                .post("/api/v1/approvals/" + approval + "/decision")
                .then()
                .statusCode(200);
        calls.settled(id).body("state", equalTo("CANCELLED"));
        assertEquals(0, calls.stagingTables(id));
        assertEquals(0, calls.number("select count(*) from citizen where surname = 'Отклонов'"));
    }

    @Test
    void aCancelledImportWaitsForNobody() throws Exception {
        int id = calls.preview("CITIZENS", CITIZENS, citizen(3)).extract().path("id");
        int approval = calls.number("select id from approval where kind = 'IMPORT' and subject = '" + id + "'");
        calls.asSecond().get("/api/v1/approvals?limit=1000").then().body("id", hasItem(approval));
        calls.cancel(id);
        calls.asSecond().get("/api/v1/approvals?limit=1000").then().body("id", not(hasItem(approval)));
        calls.asSecond()
                .contentType("application/json")
                .body("{\"approve\":true}")
                .post("/api/v1/approvals/" + approval + "/decision")
                .then()
                .statusCode(409)
                .body("type", endsWith("approval-needed"));
    }

    @Test
    void whoeverSentTheFileAsksAnewWhenTheApprovalHasExpired() throws Exception {
        int id = calls.preview("CITIZENS", CITIZENS, citizen(4)).extract().path("id");
        calls.execute(
                "update approval set expires_at = clock_timestamp() - interval '1 second' where kind = 'IMPORT' and subject = '"
                        + id + "'");
        calls.asSecond()
                .post("/api/v1/imports/" + id + "/approval")
                .then()
                .statusCode(409)
                .body("type", endsWith("approval-needed"));
        calls.asFirst().post("/api/v1/imports/" + id + "/approval").then().statusCode(202);
        calls.approve(id);
        calls.settled(id).body("state", equalTo("APPLIED"));
    }

    @Test
    void aCancelledImportCannotBeApproved() throws Exception {
        int id = calls.preview("CITIZENS", CITIZENS, citizen(5)).extract().path("id");
        calls.asFirst()
                .post("/api/v1/imports/" + id + "/cancellation")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        assertEquals(0, calls.stagingTables(id));
        calls.asSecond()
                .post("/api/v1/imports/" + id + "/approval")
                .then()
                .statusCode(409)
                .body("type", endsWith("import-conflict"));
        calls.asFirst().post("/api/v1/imports/" + id + "/cancellation").then().statusCode(409);
    }

    @Test
    void anApplyThatWouldNoLongerDoWhatWasPreviewedChangesNothingAndIsPreviewedAgain() throws Exception {
        int first = calls.preview("CITIZENS", CITIZENS, citizen(6, "Перший"))
                .extract()
                .path("id");
        int other = calls.judged("CITIZENS", Map.of("added", 1), CITIZENS, citizen(6, "Інший"));
        calls.approve(first);
        calls.settled(first).body("state", equalTo("APPLIED"));
        calls.approve(other);
        calls.settled(other)
                .body("state", equalTo("PREVIEW"))
                .body("reason", containsString("approved anew"))
                .body("rows.added", equalTo(0))
                .body("rows.changed", equalTo(1));
        assertEquals("Перший", calls.text("select surname from citizen where iin = " + ExtractRows.iin(6)));
        calls.approve(other);
        calls.settled(other).body("state", equalTo("APPLIED"));
        assertEquals("Інший", calls.text("select surname from citizen where iin = " + ExtractRows.iin(6)));
        assertEquals(0, calls.stagingTables(other));
    }

    @Test
    void stagedRowsThatACrashHasEmptiedAreNotApplied() throws Exception {
        int id = calls.preview("CITIZENS", CITIZENS, citizen(7, "Исчезнувший"))
                .extract()
                .path("id");
        int before = calls.number("select count(*) from citizen where missing_since is null");
        calls.execute("truncate staging.import_" + id);
        calls.approve(id);
        calls.settled(id).body("state", equalTo("FAILED"));
        assertEquals(before, calls.number("select count(*) from citizen where missing_since is null"));
    }

    @Test
    void anImportWhoseProcessHasGoneFails() throws Exception {
        calls.execute(
                "insert into import_run (kind, source, as_of, created_by) select 'CITIZENS', 'gone', '2026-01-01', min(id) from account");
        int id = calls.number("select max(id) from import_run");
        calls.execute("create unlogged table staging.import_" + id + " (line bigint)");
        abandoned.putAway();
        calls.settled(id).body("state", equalTo("FAILED")).body("reason", containsString("has gone"));
        assertEquals(0, calls.stagingTables(id));
    }

    @Test
    void anImportThatAnotherInstanceWorksOnIsLeftAlone() throws Exception {
        calls.execute(
                "insert into import_run (kind, source, as_of, created_by) select 'CITIZENS', 'alive', '2026-01-01', min(id) from account");
        int id = calls.number("select max(id) from import_run");
        try (ImportWork work = ImportWork.on(database, id).orElseThrow()) {
            abandoned.putAway();
            calls.asFirst().get("/api/v1/imports/" + id).then().body("state", equalTo("RECEIVING"));
            assertEquals(id, work.importId());
        }
        abandoned.putAway();
        calls.asFirst().get("/api/v1/imports/" + id).then().body("state", equalTo("FAILED"));
    }

    @Test
    void anImportThatCameToItsPreviewWhileItWasLookedForKeepsItsTables() throws Exception {
        int id = calls.send("CITIZENS", bytes(CITIZENS, citizen(9)))
                .then()
                .extract()
                .path("id");
        calls.settled(id).body("state", equalTo("PREVIEW"));
        abandoned.failIfAbandoned(id);
        calls.approve(id);
        calls.settled(id).body("state", equalTo("APPLIED"));
    }

    @Test
    void gzipAndAByteOrderMarkAreUnderstood() throws Exception {
        byte[] file = bytes("\uFEFF" + CITIZENS, citizen(8));
        int id = calls.send(
                        calls.asFirst().header("Content-Encoding", "gzip"),
                        "CITIZENS",
                        HostileFilesResourceTest.gzip(file))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        calls.settled(id).body("state", equalTo("PREVIEW")).body("rows.read", equalTo(1));
        calls.asFirst().post("/api/v1/imports/" + id + "/cancellation");
    }
}
