package kz.tizim.imports;

import static kz.tizim.imports.ExtractRows.CITIZENS;
import static kz.tizim.imports.ExtractRows.citizen;
import static kz.tizim.imports.ExtractRows.iin;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import kz.tizim.database.PostgresResource;
import kz.tizim.election.DecidingClock;
import org.junit.jupiter.api.Test;

/** Every row is judged, and the sentence on it can be read, mended and sent again. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RowJudgingResourceTest extends WithImports {
    @Inject
    DecidingClock clock;

    @Test
    void everyFaultHasItsCode() {
        String good = citizen(800);
        int id = calls.judged(
                "CITIZENS",
                Map.of("read", 10, "added", 1, "rejected", 9),
                CITIZENS,
                good,
                good.replace(iin(800), "9.00101E+11"),
                good.replace(iin(800), "90010130001"),
                good.replace(iin(800), "900101300018"),
                citizen(801).replace("1990-01-01", "1990-02-30"),
                citizen(802).replace("1990-01-01", "01.01.1990"),
                citizen(803).replace("1990-01-01", "2190-01-01"),
                citizen(804).replace("ALIVE,,", "DECEASED,1989-12-31,"),
                citizen(805).replace("ALIVE,,", "ALIVE,2020-12-31,"),
                citizen(806).replace("Әлихан", ""));
        String rejects = calls.rejects(id);
        for (String line : new String[] {
            "3,iin:SCIENTIFIC,",
            "4,iin:FORM,",
            "5,iin:CHECK_DIGIT,",
            "6,birth_date:IMPOSSIBLE_DATE,",
            "7,birth_date:FORM,",
            "8,birth_date:RANGE,",
            "9,death_date:DEATH_BEFORE_BIRTH,",
            "10,death_date:ALIVE,",
            "11,given_name:EMPTY,"
        }) {
            assertTrue(rejects.contains("\n" + line), line + " in " + rejects);
        }
        assertTrue(
                rejects.contains(
                        "\n11,given_name:EMPTY,given_name: бос болмауы керек,given_name: не должно быть пустым,"
                                + "given_name: must not be empty," + iin(806) + ",Сағынтаев,,"),
                rejects);
        calls.cancel(id);
    }

    @Test
    void everyDoubtHasItsCodeAndTheRowIsTaken() throws Exception {
        int id = calls.judged(
                "CITIZENS",
                Map.of("added", 5, "warned", 3, "rejected", 0),
                CITIZENS,
                citizen(iin(810), "Сағынтаев", "1991-01-01", "F", "1234"),
                citizen(811).replace(ExtractRows.KATO, "116639999"),
                citizen(812, "Caғынтaев"),
                citizen(813).replace(ExtractRows.KATO, ""),
                citizen(814));
        String warnings = calls.warnings(id);
        assertTrue(warnings.contains("\n2,birth_date:IIN_BIRTH_DATE sex:IIN_SEX,"), warnings);
        assertTrue(warnings.contains("\n3,kato:UNKNOWN_KATO,"), warnings);
        assertTrue(warnings.contains("\n4,surname:LATIN_LETTERS,"), warnings);
        assertTrue(warnings.contains(iin(812) + ",Caғынтaев,"), "the row as it came");
        assertEquals(4, warnings.lines().count());
        assertEquals(1, calls.rejects(id).lines().count());
        calls.approve(id);
        calls.settled(id).body("state", equalTo("APPLIED"));
        assertEquals("Сағынтаев", calls.text("select surname from citizen where iin = " + iin(812)));
    }

    @Test
    void aRepairedRejectFileIsAnExtract() {
        int id = calls.judged(
                "CITIZENS",
                Map.of("rejected", 3),
                CITIZENS.replace("iin,", "phone;iin,").replace(',', ';'),
                "1;" + citizen(820, "Бірінші").replace(',', ';'),
                "2;" + citizen(820, "Екінші").replace(',', ';'),
                "\"3;\"\"4\"\"\";" + citizen(821).replace(iin(821), "9E11").replace(',', ';'));
        String rejects = calls.rejects(id);
        assertTrue(rejects.contains(",\"3;\"\"4\"\"\",9E11,") || rejects.contains(",\"3;\"\"4\"\"\",9E11"), rejects);
        calls.cancel(id);
        String half = rejects.replace("9E11", iin(821));
        int again = calls.judged(
                "CITIZENS", Map.of("read", 3, "added", 1, "rejected", 2), half.getBytes(StandardCharsets.UTF_8));
        String header = calls.rejects(again).lines().findFirst().orElseThrow();
        assertEquals(rejects.lines().findFirst().orElseThrow(), header, "the columns in front are not doubled");
        calls.cancel(again);
        calls.preview("CITIZENS", half.replace("Екінші", "Бірінші").getBytes(StandardCharsets.UTF_8))
                .body("rows.added", equalTo(2))
                .body("rows.duplicate", equalTo(1))
                .body("format.ignoredColumns[0]", equalTo("line"));
    }

    @Test
    void nobodyIsMissingBesideARepairedRejectFile() throws Exception {
        String wrong = citizen(722).replace("1990-01-01", "1990-02-30");
        int first = calls.apply("CITIZENS", CITIZENS, citizen(720), citizen(721), wrong);
        String repaired = calls.rejects(first).replace("1990-02-30", "1990-01-01");
        int id = calls.judged(
                "CITIZENS", Map.of("read", 1, "added", 1, "missing", 0), repaired.getBytes(StandardCharsets.UTF_8));
        calls.settled(id).body("format.supplement", equalTo(true)).body("brake.share", equalTo(0f));
        calls.apply("CITIZENS", CITIZENS, citizen(720, "Жаңа"), citizen(721));
        calls.approve(id);
        calls.settled(id).body("state", equalTo("PREVIEW")).body("rows.missing", equalTo(0));
        calls.approve(id);
        calls.settled(id).body("state", equalTo("APPLIED")).body("rows.added", equalTo(1));
        for (int one : new int[] {720, 721, 722}) {
            assertEquals(
                    1, calls.number("select count(*) from citizen where missing_since is null and iin = " + iin(one)));
        }
    }

    @Test
    void allThatIsSaidOfARejectedRowStandsInItsFile() {
        int id = calls.judged(
                "CITIZENS",
                Map.of("added", 1, "rejected", 2, "warned", 0),
                CITIZENS,
                citizen(iin(730), "Caғынтaев", "1991-01-01", "F", "12"),
                citizen(iin(731), "Сағынтаев", "1990-01-01", "?", "1234").replace(ExtractRows.KATO, "116639999"),
                citizen(732, "Бөлекбаев"));
        String rejects = calls.rejects(id);
        assertTrue(
                rejects.contains(
                        "\n2,birth_date:IIN_BIRTH_DATE document_last4:FORM sex:IIN_SEX surname:LATIN_LETTERS,"),
                rejects);
        assertTrue(rejects.contains("\n3,kato:UNKNOWN_KATO sex:UNKNOWN,"), rejects);
        assertEquals(1, calls.warnings(id).lines().count(), "and nowhere else");
        calls.cancel(id);
    }

    @Test
    void thousandsOfEmptyColumnsAreNoHindrance() {
        String more = ",".repeat(16_000);
        int id = calls.judged(
                "CITIZENS",
                Map.of("added", 1, "rejected", 2),
                CITIZENS + more,
                citizen(750) + more,
                citizen(751, "Бірінші") + more,
                citizen(751, "Екінші") + more);
        assertTrue(calls.rejects(id).contains("," + citizen(751, "Екінші") + more + "\n"));
        calls.cancel(id);
    }

    @Test
    void theDayOfAnExtractBeginsByTheClockOfTheCapital() {
        OffsetDateTime evening =
                clock.now().withOffsetSameInstant(ZoneOffset.UTC).plusDays(1).withHour(21);
        calls.asFirst()
                .body(Map.of("now", evening.toString()))
                .post("/api/v1/clock")
                .then()
                .statusCode(200);
        String today = evening.toLocalDate().plusDays(1).toString();
        String later = evening.toLocalDate().plusDays(2).toString();
        int id = calls.judged(
                "CITIZENS",
                Map.of("added", 1, "rejected", 1),
                CITIZENS,
                citizen(760).replace("2010-05-01", today),
                citizen(761).replace("2010-05-01", later));
        calls.cancel(id);
    }

    @Test
    void aNameWithoutAnyLetterIsMissing() throws Exception {
        String dash = citizen(742).replace("Бақытұлы", "-");
        int id = calls.judged(
                "CITIZENS",
                Map.of("added", 2, "rejected", 2),
                CITIZENS,
                citizen(740, "\u00A0"),
                citizen(741).replace("Әлихан", " - "),
                dash,
                citizen(743, "\u00A0Сағынтаев \u00A0").replace(iin(743), iin(743) + "\u00A0"));
        String rejects = calls.rejects(id);
        assertTrue(rejects.contains("\n2,surname:EMPTY,"), rejects);
        assertTrue(rejects.contains("\n3,given_name:EMPTY,"), rejects);
        calls.approve(id);
        calls.settled(id).body("state", equalTo("APPLIED"));
        assertEquals("", calls.text("select coalesce(patronymic, '') from citizen where iin = " + iin(742)));
        assertEquals("Сағынтаев", calls.text("select surname from citizen where iin = " + iin(743)));
    }

    @Test
    void aNewIinOfAMissingPersonIsProposedAndNotLinked() {
        calls.apply("CITIZENS", CITIZENS, citizen(830, "Ауысқанов"), citizen(831, "Егізов"), citizen(832, "Егізов"));
        int id = calls.judged(
                "CITIZENS",
                Map.of("added", 2, "warned", 1),
                CITIZENS,
                citizen(833, "Ауысқанов"),
                citizen(834, "Егізов"),
                citizen(iin(835), "Ауысқанов", "1990-01-01", "F", "1"));
        String warnings = calls.warnings(id);
        assertTrue(warnings.contains("\n2,iin:CHANGED_IIN,"), warnings);
        assertTrue(warnings.contains(iin(830)), warnings);
        assertEquals(2, warnings.lines().count(), "of two namesakes none is guessed");
        calls.cancel(id);
    }

    @Test
    void conflictingRowsAreGivenBackInTheOrderOfTheirFile() {
        calls.apply("PRECINCTS", ExtractRows.PRECINCTS, ExtractRows.precinct(840));
        int id = calls.judged(
                "BOUNDARIES",
                Map.of("rejected", 2),
                "selector,street,kato,precinct,valid_to,valid_from,decision,x",
                "\"1,2\",Абай көшесі,116630100,11-840,,2025-01-01,№ 1 шешім,y",
                "\"1,2\",Абай көшесі,116630100,11-840,,2025-01-01,№ 2 шешім,y");
        String rejects = calls.rejects(id);
        assertTrue(rejects.contains(",\"1,2\",Абай көшесі,116630100,11-840,,2025-01-01,№ 2 шешім,\n"), rejects);
        calls.cancel(id);
    }
}
