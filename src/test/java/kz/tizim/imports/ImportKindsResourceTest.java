package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.BOUNDARIES;
import static kz.tizim.imports.ExtractRows.CITIZENS;
import static kz.tizim.imports.ExtractRows.INELIGIBILITY;
import static kz.tizim.imports.ExtractRows.PRECINCTS;
import static kz.tizim.imports.ExtractRows.boundary;
import static kz.tizim.imports.ExtractRows.citizen;
import static kz.tizim.imports.ExtractRows.iin;
import static kz.tizim.imports.ExtractRows.mission;
import static kz.tizim.imports.ExtractRows.precinct;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.tizim.database.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ImportKindsResourceTest extends WithImports {
    @Test
    void aNewExtractOfCitizensAddsChangesAndMarksTheMissing() throws Exception {
        calls.apply("CITIZENS", CITIZENS, citizen(20), citizen(21), citizen(22));
        int known = calls.number("select count(*) from citizen where missing_since is null");
        int second = calls.judged(
                "CITIZENS",
                Map.of("added", 1, "changed", 1, "unchanged", 1, "missing", known - 2),
                CITIZENS,
                citizen(20),
                citizen(21, "Жаңа"),
                citizen(23));
        calls.approve(second);
        calls.settled(second).body("state", equalTo("APPLIED"));
        assertEquals(second, calls.number("select missing_since from citizen where iin = " + iin(22)));
        assertEquals("Жаңа", calls.text("select surname from citizen where iin = " + iin(21)));

        calls.apply("CITIZENS", CITIZENS, citizen(22));
        assertEquals(
                1, calls.number("select count(*) from citizen where iin = " + iin(22) + " and missing_since is null"));
    }

    @Test
    void everyRowIsCountedOnce() {
        int id = calls.judged(
                "CITIZENS",
                Map.of("read", 10, "added", 3, "duplicate", 1, "rejected", 6, "warned", 1),
                CITIZENS,
                citizen(30),
                citizen(30),
                citizen(31, "Бірінші"),
                citizen(31, "Екінші"),
                citizen(31, "Екінші"),
                citizen("123456789012", "Қате", "1990-01-01", "M", "1234"),
                citizen(iin(32), "", "1990-02-30", "X", "12"),
                "too,few,fields",
                citizen(iin(33), "Ескерту", "1991-01-01", "F", "1234"),
                citizen(34));
        calls.settled(id).body("state", equalTo("PREVIEW"));
        String rejects = calls.rejects(id);
        assertTrue(rejects.contains("\n4,iin:CONFLICT,"), rejects);
        assertTrue(rejects.contains("\n6,iin:CONFLICT,"), rejects);
        assertTrue(rejects.contains("\n7,iin:CHECK_DIGIT,"), rejects);
        assertTrue(
                rejects.contains("\n8,birth_date:IMPOSSIBLE_DATE document_last4:FORM sex:UNKNOWN surname:EMPTY,"),
                rejects);
        assertTrue(rejects.contains("\n9,row:FIELD_COUNT,"), rejects);
        assertTrue(rejects.contains(iin(31) + ",Бірінші"), rejects);
        calls.cancel(id);
    }

    @Test
    void whoseRowIsRejectedIsNotMissing() throws Exception {
        calls.apply("CITIZENS", CITIZENS, citizen(40), citizen(41));
        calls.apply("CITIZENS", CITIZENS, citizen(40), citizen(iin(41), "", "1990-01-01", "M", ""));
        assertEquals(
                1, calls.number("select count(*) from citizen where iin = " + iin(41) + " and missing_since is null"));
    }

    @Test
    void markupAndSqlInTextAreStoredAsText() throws Exception {
        String nasty = "<script>'); drop table citizen; --\\N";
        calls.apply("CITIZENS", CITIZENS, citizen(50, nasty), citizen(51, "\"Қос \"\"тырнақша\"\", үтір\""));
        assertEquals(nasty, calls.text("select surname from citizen where iin = " + iin(50)));
        assertEquals("Қос \"тырнақша\", үтір", calls.text("select surname from citizen where iin = " + iin(51)));
        int id = calls.judged("CITIZENS", Map.of("rejected", 1), CITIZENS, citizen(52, "Bell\u0007"));
        assertTrue(calls.rejects(id).contains("surname:CONTROL"));
        calls.cancel(id);
    }

    @Test
    void citizensLieInTheOrderOfTheExtract() throws Exception {
        String[] rows = Stream.concat(
                        Stream.of(CITIZENS),
                        IntStream.range(60, 360).map(i -> 419 - i).mapToObj(ExtractRows::citizen))
                .toArray(String[]::new);
        int id = calls.apply("CITIZENS", rows);
        assertEquals(
                calls.text("select string_agg(iin::text, ',' order by iin desc) from citizen where import_id = " + id),
                calls.text("select string_agg(iin::text, ',' order by ctid) from citizen where import_id = " + id));
    }

    @Test
    void precinctsComeWithTheirCommissions() throws Exception {
        calls.apply("PRECINCTS", PRECINCTS, precinct(811), mission(7));
        assertEquals(
                "tec-1166 TERRITORIAL CEC",
                calls.text(
                        "select t.code || ' ' || t.kind || ' ' || c.code from precinct p join commission o on o.id = p.id"
                                + " join commission t on t.id = o.parent_id join commission c on c.id = t.parent_id"
                                + " where p.code = '11-811' and o.code = p.code"));
        RestAssured.get("/api/v1/precincts/11-811")
                .then()
                .statusCode(200)
                .body("address.en", equalTo("Kosshy, 5"))
                .body("timeZone", equalTo("Asia/Almaty"))
                .body("opens", equalTo("07:00:00"))
                .body("accessibility.ramp", equalTo(true))
                .body("position.latitude", equalTo(51.07f));
        RestAssured.get("/api/v1/precincts/99-7").then().statusCode(200).body("kato", equalTo(""));
        RestAssured.get("/api/v1/precincts/99-8").then().statusCode(404);

        calls.preview("PRECINCTS", PRECINCTS, mission(7), precinct(811)).body("rows.unchanged", equalTo(2));
        String moved =
                precinct(811).replace("\"Kosshy, 5\"", "\"Kosshy, 6\"").replace("Целиноград ауданы", "Жаңа аудан");
        calls.apply("PRECINCTS", PRECINCTS, moved, mission(7), precinct(812));
        assertEquals("Kosshy, 6", calls.text("select address_en from precinct where code = '11-811'"));
        assertEquals("Жаңа аудан", calls.text("select name_kk from commission where code = 'tec-1166'"));
        assertEquals(3, calls.number("select count(*) from precinct where code in ('11-811', '11-812', '99-7')"));
    }

    @Test
    void faultsOfPrecinctsAreNamed() {
        int id = calls.judged(
                "PRECINCTS",
                Map.of("rejected", 3),
                PRECINCTS,
                precinct(1).replace("Asia/Almaty", "Asia/Nowhere").replace("07:00", "21:00"),
                precinct(2).replace("116630100", "").replace("51.07", "151"),
                precinct(3)
                        .replace("tec-1166", "11-5")
                        .replace(",3000,", ",3001,")
                        .replace("true", "yes"));
        String rejects = calls.rejects(id);
        for (String faults : new String[] {
            "2,closes:ORDER time_zone:UNKNOWN,",
            "3,kato:FORM latitude:RANGE,",
            "4,capacity:RANGE lift:UNKNOWN ramp:UNKNOWN territorial_code:FORM,"
        }) {
            assertTrue(rejects.contains("\n" + faults), faults + " in " + rejects);
        }
    }

    @Test
    void boundariesAreAddedOnceAndUnreadableOnesNamed() throws Exception {
        calls.apply("PRECINCTS", PRECINCTS, precinct(900));
        int id = calls.judged(
                "BOUNDARIES",
                Map.of("added", 1, "rejected", 2),
                BOUNDARIES,
                boundary("11-900", "1-27 odd; 2,4,5А,13/1"),
                boundary("11-900", "1,,3"),
                boundary("11-999", ""));
        String rejects = calls.rejects(id);
        assertTrue(rejects.contains("\n3,selector:EMPTY_ITEM,"), rejects);
        assertTrue(rejects.contains("\n4,precinct:UNKNOWN_PRECINCT,"), rejects);
        calls.approve(id);
        calls.settled(id).body("state", equalTo("APPLIED"));
        calls.preview("BOUNDARIES", BOUNDARIES, boundary("11-900", "1-27 odd; 2,4,5А,13/1"))
                .body("rows.unchanged", equalTo(1));
        assertEquals(
                1,
                calls.number(
                        "select count(*) from boundary b join precinct p on p.id = b.precinct_id where p.code = '11-900'"));
    }

    @Test
    void courtDecisionsAreAddedAndEnded() throws Exception {
        String decision = iin(70) + ",SENTENCED,1-15/2024,2024-03-01,";
        calls.apply("INELIGIBILITY", INELIGIBILITY, decision, iin(70) + ",INCAPABLE,2-1/2025,2025-03-01,");
        int id = calls.judged(
                "INELIGIBILITY",
                Map.of("changed", 1, "rejected", 2, "missing", 0),
                INELIGIBILITY,
                decision + "2026-05-01",
                iin(70) + ",INCAPABLE,2-1/2025,2025-03-01,2024-01-01",
                iin(71) + ",FOOLISH,2-1/2025,2025-03-01,");
        calls.approve(id);
        calls.settled(id).body("state", equalTo("APPLIED"));
        assertEquals("2026-05-01", calls.text("select valid_to from ineligibility where ground = 'SENTENCED'"));
    }
}
