package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.CITIZENS;
import static kz.tizim.imports.ExtractRows.citizen;
import static kz.tizim.imports.ExtractRows.iin;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.locks.LockSupport;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Service;
import org.junit.jupiter.api.Test;

/** An import that was a mistake is undone by two persons, while nothing stands on it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RollbackResourceTest extends WithImports {
    private static final String ALL = "select md5(string_agg(c::text, ';' order by iin)) from citizen c where iin <> ";

    @Test
    void theRegisterIsAsBefore() throws Exception {
        calls.apply("CITIZENS", CITIZENS, citizen(890), citizen(891), citizen(892));
        calls.apply("CITIZENS", CITIZENS, citizen(890), citizen(891));
        String before = calls.text(ALL + iin(893));
        int id = calls.apply("CITIZENS", CITIZENS, citizen(890, "Қате"), citizen(892), citizen(893));
        assertEquals(2, calls.number("select count(*) from citizen_before where replaced_by = " + id));
        assertEquals(
                iin(890), calls.text("select iin::text from citizen_before where renamed and replaced_by = " + id));

        int approval = ask(id).statusCode(202)
                .body("kind", equalTo("IMPORT_ROLLBACK"))
                .extract()
                .path("id");
        decide(calls.asFirst(), approval).statusCode(403).body("type", endsWith("own-approval"));
        decide(calls.asCentral(), approval).statusCode(200);
        awaitRolledBack(id);
        assertEquals(id, calls.number("select missing_since from citizen where iin = " + iin(893)));
        assertEquals(before, calls.text(ALL + iin(893)));

        ask(id).statusCode(409).body("state", equalTo("ROLLED_BACK"));
        int again = calls.apply("CITIZENS", CITIZENS, citizen(890, "Қате"), citizen(892), citizen(893));
        assertEquals(
                3, calls.number("select count(*) from citizen where missing_since is null and import_id = " + again));
    }

    @Test
    void onlyTheLatestImportOfARegisterCanBeUndone() {
        int older = calls.apply("CITIZENS", CITIZENS, citizen(894));
        int latest = calls.apply("CITIZENS", CITIZENS, citizen(895));
        ask(older).statusCode(409).body("detail", containsString("latest"));
        int preview =
                calls.preview("CITIZENS", CITIZENS, citizen(896)).extract().path("id");
        ask(preview).statusCode(409).body("state", equalTo("PREVIEW"));
        calls.cancel(preview);
        int court = calls.apply("INELIGIBILITY", ExtractRows.INELIGIBILITY, iin(894) + ",SENTENCED,1,2024-03-01,");
        ask(court).statusCode(409).body("detail", containsString("whole register"));
        calls.asFirst().post("/api/v1/imports/0/rollback").then().statusCode(404);
        ask(latest).statusCode(202);
    }

    @Test
    void notOnceListsWereHandedOver() throws Exception {
        int id = calls.apply("CITIZENS", CITIZENS, citizen(897));
        int approval = ask(id).statusCode(202).extract().path("id");
        calls.country.citizen(calls.country.home);
        new Service().electionWithLists(calls.country);
        decide(calls.asSecond(), approval).statusCode(409).body("detail", containsString("handed over"));
        ask(id).statusCode(409).body("type", endsWith("import-conflict"));
    }

    private ValidatableResponse ask(int id) {
        return calls.asFirst().post("/api/v1/imports/" + id + "/rollback").then();
    }

    private static ValidatableResponse decide(RequestSpecification who, int approval) {
        return who.body("{\"approve\":true}")
                .post("/api/v1/approvals/" + approval + "/decision")
                .then();
    }

    private void awaitRolledBack(int id) {
        String state = "APPLIED";
        for (int i = 0; i < 500 && state.equals("APPLIED"); i++) {
            LockSupport.parkNanos(20_000_000);
            state = calls.settled(id).extract().path("state");
        }
        assertEquals("ROLLED_BACK", state);
    }
}
