package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.BOUNDARIES;
import static kz.tizim.imports.ExtractRows.CITIZENS;
import static kz.tizim.imports.ExtractRows.PRECINCTS;
import static kz.tizim.imports.ExtractRows.boundary;
import static kz.tizim.imports.ExtractRows.citizen;
import static kz.tizim.imports.ExtractRows.iin;
import static kz.tizim.imports.ExtractRows.precinct;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.kit.Pages;
import org.junit.jupiter.api.Test;

/** What a second person looks at before approving. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ChangesResourceTest extends WithImports {
    @Test
    void everyChangeIsShownWithItsValues() {
        calls.apply("CITIZENS", CITIZENS, citizen(850), citizen(851), citizen(852));
        int id = calls.judged(
                "CITIZENS",
                Map.of("changed", 1, "moved", 1),
                CITIZENS,
                citizen(850),
                citizen(851).replace("13/1", "15").replace(",7,,", ",,,"),
                citizen(853),
                citizen(853),
                citizen("900101300018", "Қате", "1990-01-01", "M", "1"));
        changes(id, "ADDED", "")
                .body("size()", equalTo(1))
                .body("[0].row", equalTo(4))
                .body("[0].key", equalTo(Map.of("iin", iin(853))))
                .body("[0].before", nullValue())
                .body("[0].after.surname", equalTo("Сағынтаев"))
                .body("[0].after.death_date", equalTo(""))
                .body("[0].after.name_key", nullValue());
        changes(id, "CHANGED", "")
                .body("size()", equalTo(1))
                .body("[0].key.iin", equalTo(iin(851)))
                .body("[0].before", equalTo(Map.of("house", "13/1", "flat", "7")))
                .body("[0].after", equalTo(Map.of("house", "15", "flat", "")));
        changes(id, "MISSING", "")
                .body("size()", equalTo(1))
                .body("[0].key.iin", equalTo(iin(852)))
                .body("[0].before.birth_date", equalTo("1990-01-01"))
                .body("[0].after", nullValue());
        calls.approve(id);
        calls.settled(id).body("state", equalTo("APPLIED"));
        calls.asSecond()
                .get("/api/v1/imports/" + id + "/changes?kind=ADDED")
                .then()
                .statusCode(409)
                .body("type", endsWith("import-conflict"));
        int back = calls.preview("CITIZENS", CITIZENS, citizen(850), citizen(852))
                .extract()
                .path("id");
        changes(back, "CHANGED", "").body("[0].key.iin", equalTo(iin(852))).body("[0].before", anEmptyMap());
        calls.cancel(back);
    }

    @Test
    void pagesFollowOneAnotherWithoutAnIinInTheAddress() {
        calls.apply("CITIZENS", CITIZENS, citizen(860));
        int id = calls.preview(
                        "CITIZENS", CITIZENS, citizen(860), citizen(861), citizen(862), citizen(863), citizen(864))
                .extract()
                .path("id");
        List<String> iins = new ArrayList<>();
        String first = "/api/v1/imports/" + id + "/changes?kind=ADDED&limit=3";
        for (Response page : Pages.from(first, path -> calls.asCentral().get(path))) {
            page.then().header("Cache-Control", "no-store");
            iins.addAll(page.path("key.iin"));
            assertFalse(iins.stream().anyMatch(String.valueOf(page.header("Link"))::contains));
        }
        assertEquals(List.of(iin(861), iin(862), iin(863), iin(864)), iins);
        calls.cancel(id);
    }

    @Test
    void otherKindsHaveChangesToo() {
        calls.apply("PRECINCTS", PRECINCTS, precinct(870));
        int id = calls.preview(
                        "PRECINCTS",
                        PRECINCTS,
                        precinct(870).replace("Целиноград ауданы", "Жаңа аудан").replace("07:00", "08:00"),
                        precinct(871))
                .extract()
                .path("id");
        changes(id, "CHANGED", "")
                .body("[0].key.code", equalTo("11-870"))
                .body("[0].before.opens", containsString("07:00"))
                .body("[0].after.territorial_name", equalTo("Жаңа аудан"));
        changes(id, "ADDED", "").body("key.code", equalTo(List.of("11-871")));
        calls.cancel(id);
        calls.apply("BOUNDARIES", BOUNDARIES, boundary("11-870", "1-9 odd"));
        int rules = calls.preview(
                        "BOUNDARIES", BOUNDARIES, boundary("11-870", "1-9 odd").replace("№ 1", "№ 2"))
                .extract()
                .path("id");
        changes(rules, "CHANGED", "").body("[0].after.decision", equalTo("№ 2 шешім"));
        calls.cancel(rules);
    }

    @Test
    void whatIsAskedHasToBeKnown() {
        calls.asSecond().get("/api/v1/imports/0/changes?kind=ADDED").then().statusCode(404);
        int id = calls.preview("CITIZENS", CITIZENS, citizen(865)).extract().path("id");
        calls.asSecond()
                .get("/api/v1/imports/" + id + "/changes?kind=ALL")
                .then()
                .statusCode(404);
        calls.asSecond()
                .get("/api/v1/imports/" + id + "/changes?limit=0")
                .then()
                .statusCode(400);
        calls.cancel(id);
    }

    private ValidatableResponse changes(int id, String kind, String rest) {
        return calls.asSecond()
                .get("/api/v1/imports/" + id + "/changes?kind=" + kind + rest)
                .then()
                .statusCode(200);
    }
}
