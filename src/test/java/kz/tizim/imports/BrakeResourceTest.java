package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.CITIZENS;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.tizim.database.PostgresResource;
import org.junit.jupiter.api.Test;

/** Half an extract, or one in which a town has moved, is not applied without a word. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BrakeResourceTest extends WithImports {
    private static final String REASON = "A town was renamed, letter No 12";

    @Inject
    ImportConfig config;

    @Test
    void tooManyMissingOrMovedCitizensNeedAReason() throws Exception {
        List<String> citizens = ExtractRows.citizens(LocalDate.of(1960, 1, 1), 1200);
        calls.apply("CITIZENS", file(citizens));

        int missing = preview(citizens.subList(10, 1200));
        assertEquals(10 / 1200.0, share(missing), 1e-9);
        calls.settled(missing).body("brake.reasonNeeded", equalTo(true));
        calls.asSecond()
                .post("/api/v1/imports/" + missing + "/approval")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"));
        calls.approve(missing, "{}").statusCode(400).body("errors[0].field", equalTo("reason"));
        calls.approve(missing, "{\"reason\":\"because\"}").statusCode(400).body("errors[0].field", equalTo("reason"));
        int approval = calls.number("select id from approval where kind = 'IMPORT' and subject = '" + missing + "'");
        calls.asCentral()
                .body("{\"approve\":true}")
                .post("/api/v1/approvals/" + approval + "/decision")
                .then()
                .statusCode(409)
                .body("type", endsWith("approval-needed"));
        calls.approve(missing, "{\"reason\":\"" + REASON + "\"}").statusCode(202);
        calls.settled(missing).body("state", equalTo("APPLIED")).body("brake.reason", equalTo(REASON));
        assertEquals(
                1,
                calls.number("select count(*) from audit where action = 'import-brake-released' and subject = '"
                        + missing + "'"));

        int few = preview(citizens.subList(15, 1200));
        calls.settled(few).body("brake.reasonNeeded", equalTo(false));
        calls.asSecond().post("/api/v1/imports/" + few + "/approval").then().statusCode(202);
        calls.settled(few).body("state", equalTo("APPLIED")).body("brake.reason", nullValue());

        var moved = new ArrayList<>(citizens.subList(15, 1200));
        moved.replaceAll(row -> moved.indexOf(row) < 7 ? row.replace(",13/1,", ",15,") : row);
        int town = preview(moved);
        calls.settled(town).body("rows.moved", equalTo(7)).body("brake.reasonNeeded", equalTo(true));
        var married = new ArrayList<>(citizens.subList(15, 1200));
        married.replaceAll(row -> row.replace("Сағынтаев", "Жаңа"));
        int names = preview(married);
        calls.settled(names)
                .body("rows.changed", equalTo(1185))
                .body("rows.moved", equalTo(0))
                .body("brake.reasonNeeded", equalTo(false));
        calls.cancel(town);
        calls.cancel(names);
    }

    @Test
    void extractsThatMarkNobodyAsMissingHaveNoBrake() {
        int id = calls.preview(
                        "INELIGIBILITY", ExtractRows.INELIGIBILITY, ExtractRows.iin(880) + ",SENTENCED,1,2024-03-01,")
                .body("brake", nullValue())
                .extract()
                .path("id");
        calls.cancel(id);
    }

    @Test
    void aSmallRegisterHasNoBrake() {
        var small = Brake.of(new RowCounts(10, 0, 5, 5, 0, 0, 900, 0, 5), config);
        assertEquals(null, small.limit());
        assertEquals(false, small.reasonNeeded());
        assertEquals(
                true,
                Brake.of(new RowCounts(10, 0, 5, 5, 0, 0, 990, 0, 5), config).reasonNeeded());
        assertEquals(
                0, Brake.of(new RowCounts(10, 10, 0, 0, 0, 0, 0, 0, 0), config).share());
    }

    private double share(int id) {
        return calls.settled(id).extract().jsonPath().getDouble("brake.share");
    }

    private int preview(List<String> citizens) {
        return calls.preview("CITIZENS", file(citizens)).extract().path("id");
    }

    private static byte[] file(List<String> citizens) {
        return ImportCalls.bytes(CITIZENS, String.join("\n", citizens));
    }
}
