package kz.tizim.precinct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kz.tizim.precinct.Selector.House;
import kz.tizim.precinct.Selector.Institution;
import kz.tizim.precinct.Selector.OneSide;
import kz.tizim.precinct.Selector.Part;
import kz.tizim.precinct.Selector.Range;
import kz.tizim.precinct.Selector.Side;
import kz.tizim.precinct.SelectorReading.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n"})
    void aBlankTextTakesEverything(String text) {
        assertTrue(Selector.parse(text).isWhole());
    }

    @Test
    void aRangeMayHaveASide() {
        assertParts("1-27 odd", new Range(1, 27, Side.ODD));
        assertParts("2-40 even", new Range(2, 40, Side.EVEN));
        assertParts("10-20", new Range(10, 20, Side.ALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1–27 odd", "1 — 27 ODD", " 1- 27  odd.", "дома 1-27 odd", "№№ 1-27 odd", "odd 1-27"})
    void dashesBlanksAndNounsDoNotMatter(String text) {
        assertParts(text, new Range(1, 27, Side.ODD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1-27 нечётная сторона",
                "1-27 нечетная",
                "нечетная сторона: 1-27",
                "1-27 нечет.",
                "1-27 тақ жағы",
                "1-27 тақ",
                "1-27 так жагы",
                "1-27 (нечётная сторона)",
                "1-27 неч. ст.",
                "по нечётной стороне 1-27",
                "1-27 по нечётной стороне",
                "с 1 по 27 нечётная",
                "от 1 до 27 нечет",
                "1...27 тақ",
                "1…27 тақ",
                "тақ жағы 1-ден 27-ге дейін",
                "1-27 нечётные номера",
                "№1-№27 тақ үйлер"
            })
    void theOddSideIsReadInRussianAndKazakh(String text) {
        assertParts(text, new Range(1, 27, Side.ODD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2-40 чётная сторона",
                "2-40 четные",
                "2-40 жұп жағы",
                "2-40 жуп",
                "2-40 чет",
                "2-40 четн. стор.",
                "2-40 ч.",
                "жұп сандар 2-40",
                "чётной стороны 2-40"
            })
    void theEvenSideIsReadInRussianAndKazakh(String text) {
        assertParts(text, new Range(2, 40, Side.EVEN));
    }

    @Test
    void aSideMayStandAlone() {
        assertParts("odd; чётная сторона", new OneSide(Side.ODD), new OneSide(Side.EVEN));
    }

    @Test
    void houseListsHoldLettersFractionsAndBlocks() {
        assertParts("1,3, 5a ,13/1;12 корпус 2,б/н", houses("1", "3", "5А", "13/1", "12 к2", "б/н"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12 корпус 2", "12 корп. 2", "12к2", "12 (корпус 2)", "12 блок 2", "дом 12 к.2", "№ 12 Корпус 2"
            })
    void aBlockIsReadInAnySpelling(String text) {
        assertParts(text, houses("12 к2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"вся улица", "полностью", "Толық", "все дома", "барлық үйлер"})
    void everythingMayBeSaidInWords(String text) {
        assertTrue(Selector.parse(text).isWhole());
    }

    @Test
    void anInstitutionGoesByItsName() {
        assertParts("Атбасарская районная больница", institution("Атбасарская районная больница"));
        assertParts("«Аудандық аурухана, №2»; 5", institution("Аудандық аурухана, №2"), houses("5")[0]);
        assertParts("воинская часть 12345", institution("воинская часть 12345"));
        assertParts("санаторий „Жұлдыз“", institution("санаторий Жұлдыз"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"дом 5 больница", "«5»", "«»"})
    void aNumberIsNoInstitution(String text) {
        assertTrue(Selector.read(text) instanceof SelectorReading.Unreadable);
    }

    @Test
    void listsMixHousesRangesAndSides() {
        assertParts(
                "1,3-9,5А; 1-27 odd; even",
                new House(HouseNumber.of(1)),
                new Range(3, 9, Side.ALL),
                new House(HouseNumber.parse("5А")),
                new Range(1, 27, Side.ODD),
                new OneSide(Side.EVEN));
    }

    @Test
    void aHyphenBeforeALetterIsNoRange() {
        assertParts("5-А", houses("5А"));
    }

    @Test
    void aClosingCommaOrALineEndIsNoLoss() {
        assertParts("1,2,\n3;", houses("1", "2", "3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,,3|2|EMPTY_ITEM",
                "1,2,третий|4|NOT_A_HOUSE",
                "1;  -|4|NOT_A_HOUSE",
                "0|0|NOT_A_HOUSE",
                "5 odd|0|NOT_A_HOUSE",
                "2,27-1|2|REVERSED_RANGE",
                "0-5|0|NOT_A_NUMBER",
                "5А-9|1|NOT_A_NUMBER",
                "1-100000|2|NOT_A_NUMBER",
                "1-27 север|5|NOT_A_SIDE",
                "с 1 на 27|4|NOT_A_NUMBER",
                "с 9 по 3|2|REVERSED_RANGE",
                "1-27/2|4|NOT_A_SIDE",
                "odd 1-27 even|13|NOT_A_SIDE",
                "…,5|0|LOOSE_ELLIPSIS",
                "1,…|2|LOOSE_ELLIPSIS",
                "9,…,5|2|LOOSE_ELLIPSIS",
                "1,…,5А|2|LOOSE_ELLIPSIS"
            })
    void aFaultIsToldWithItsPosition(String text, int position, Fault fault) {
        assertEquals(new SelectorReading.Unreadable(position, fault), Selector.read(text));
    }

    @Test
    void aTextWithoutEndIsNotRead() {
        var reading = Selector.read("1,".repeat(20_000));
        assertEquals(new SelectorReading.Unreadable(20_000, Fault.TOO_LONG), reading);
    }

    @Test
    void theExceptionNamesThePositionButNotTheText() {
        var fault = assertThrows(IllegalArgumentException.class, () -> Selector.parse("1,2,Тайный"));
        assertTrue(fault.getMessage().contains("4"));
        assertFalse(fault.getMessage().contains("Тайный"));
    }

    @Test
    void aRangeRunsUpwardsFromOne() {
        assertThrows(IllegalArgumentException.class, () -> new Range(0, 5, Side.ALL));
        assertThrows(IllegalArgumentException.class, () -> new Range(5, 4, Side.ALL));
    }

    private static void assertParts(String text, Part... parts) {
        assertEquals(List.of(parts), Selector.parse(text).parts());
    }

    private static Institution institution(String name) {
        return new Institution(name);
    }

    private static Part[] houses(String... texts) {
        Part[] houses = new Part[texts.length];
        for (int i = 0; i < texts.length; i++) {
            houses[i] = new House(HouseNumber.parse(texts[i]));
        }
        return houses;
    }
}
