package kz.tizim.precinct;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import kz.tizim.precinct.DecisionReading.Area;
import kz.tizim.precinct.SelectorReading.Doubt;
import kz.tizim.precinct.SelectorReading.Fault;
import kz.tizim.precinct.SelectorReading.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionReaderTest {
    /** Tselinograd district, precinct 811, as it was published. */
    private static final String KOSSHY =
            "с. Косшы, ЖК „Лесная поляна“ 1,2, 34, 5, 6,7, 8, 9,10,11,12,13,13/1,14,14/1,14/2, 15,…,28, мкр. „Алтын дала“ 1,2";

    @Test
    void theDecisionOfTselinogradPrecinct811NamesTwoStreetsOfOneVillage() {
        List<Area> areas = read(KOSSHY);
        assertEquals(2, areas.size());
        Area forest = areas.getFirst();
        assertEquals("с. Косшы", forest.settlement());
        assertEquals("ЖК „Лесная поляна“", forest.street());
        assertEquals(
                "1,2,34,5,6,7,8,9,10,11,12,13,13/1,14,14/1,14/2; 15-28",
                forest.selector().print());
        assertEquals(
                List.of(
                        new Warning(KOSSHY.indexOf("34"), Doubt.RUN_TOGETHER, "3,4"),
                        new Warning(KOSSHY.indexOf('…'), Doubt.ELLIPSIS)),
                forest.warnings());
        Area steppe = areas.getLast();
        assertEquals("с. Косшы", steppe.settlement());
        assertEquals("мкр. „Алтын дала“", steppe.street());
        assertEquals("1,2", steppe.selector().print());
        assertEquals(List.of(), steppe.warnings());
    }

    @Test
    void theDecisionOfAtbasarPrecinct810IsOneHospital() {
        List<Area> areas = read("г. Атбасар, Атбасарская районная больница");
        assertEquals(1, areas.size());
        assertEquals("г. Атбасар", areas.getFirst().settlement());
        assertEquals("", areas.getFirst().street());
        assertEquals(
                "«Атбасарская районная больница»", areas.getFirst().selector().print());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ул. Абая 1-27 нечётная сторона; ул. Гоголя|ул. Абая:1-27 odd + ул. Гоголя:",
                "Абай көшесі 1-ден 27-ге дейін тақ жағы, 5А|Абай көшесі:1-27 odd; 5А",
                "ул. 8 Марта 1, 3, 5; 5 мкр 12 корпус 2|ул. 8 Марта:1,3,5 + 5 мкр:12 к2",
                "улицы Абая 1-5, Гоголя, Ленина 7|улицы Абая:1-5 + Гоголя: + Ленина:7",
                "ул. Абая: 1,2; мкр „Самал 2“|ул. Абая:1,2 + мкр „Самал 2“:",
                "пр-т Тәуелсіздік — 2-40 жұп|пр-т Тәуелсіздік:2-40 even"
            })
    void streetsAndTheirHousesAreToldApart(String text, String expected) {
        String areas = String.join(
                " + ",
                read(text).stream()
                        .map(area -> area.street() + ":" + area.selector().print())
                        .toList());
        assertEquals(expected, areas);
    }

    @Test
    void aSettlementWithoutStreetsIsMeantAsAWhole() {
        String text = "с. Талапкер, Қоянды ауылы, с. Косшы ул. Абая 1-5";
        List<String> areas = read(text).stream()
                .map(area -> area.settlement() + "/" + area.street() + "/"
                        + area.selector().print())
                .toList();
        assertEquals(List.of("с. Талапкер//", "Қоянды ауылы//", "с. Косшы/ул. Абая/1-5"), areas);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ул. Абая 1,2,третий|13|NOT_A_HOUSE", "ул. Абая 1-5, 9-3|14|NOT_A_HOUSE", "третий|0|NOT_A_HOUSE"})
    void aFaultIsToldWithItsPosition(String text, int position, Fault fault) {
        assertEquals(new DecisionReading.Unreadable(position, fault), DecisionReader.read(text));
    }

    private static List<Area> read(String text) {
        if (!(DecisionReader.read(text) instanceof DecisionReading.Read(List<Area> areas))) {
            throw new AssertionError(DecisionReader.read(text));
        }
        return areas;
    }
}
