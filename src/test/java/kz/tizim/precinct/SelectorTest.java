package kz.tizim.precinct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import kz.tizim.precinct.Selector.House;
import kz.tizim.precinct.Selector.OneSide;
import kz.tizim.precinct.Selector.Part;
import kz.tizim.precinct.Selector.Range;
import kz.tizim.precinct.Selector.Side;
import kz.tizim.precinct.SelectorReading.Doubt;
import kz.tizim.precinct.SelectorReading.Fault;
import kz.tizim.precinct.SelectorReading.Warning;
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
                "1-27 так жагы"
            })
    void theOddSideIsReadInRussianAndKazakh(String text) {
        assertParts(text, new Range(1, 27, Side.ODD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2-40 чётная сторона", "2-40 четные", "2-40 жұп жағы", "2-40 жуп", "2-40 чет"})
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
    void theListOfTselinogradPrecinct811IsReadWithItsGap() {
        String text = "1,2, 34, 5, 6,7, 8, 9,10,11,12,13,13/1,14,14/1,14/2, 15,…,28";
        var read = assertRead(text);
        assertEquals(
                List.of(
                        new Warning(text.indexOf("34"), Doubt.OUT_OF_ORDER),
                        new Warning(text.indexOf('…'), Doubt.ELLIPSIS)),
                read.warnings());
        assertEquals(
                "1,2,34,5,6,7,8,9,10,11,12,13,13/1,14,14/1,14/2; 15-28",
                read.selector().print());
    }

    @Test
    void theSecondListOfTselinogradPrecinct811IsReadWithoutDoubt() {
        assertEquals(List.of(), assertRead("1,2").warnings());
    }

    @Test
    void atbasarPrecinct810IsOneHospitalAndSoAWholeSelector() {
        assertTrue(assertRead("").selector().isWhole());
    }

    @Test
    void aHouseListedTwiceIsDoubted() {
        assertEquals(
                List.of(new Warning(4, Doubt.REPEATED)), assertRead("1,2,1").warnings());
    }

    @Test
    void aListOfEvensThenOddsIsNotDoubted() {
        assertEquals(List.of(), assertRead("2,4,6,1,3,5").warnings());
    }

    @Test
    void aSideAfterTwoRangesIsDoubted() {
        var read = assertRead("1-9, 21-29 odd");
        assertEquals(List.of(new Warning(5, Doubt.UNCLEAR_SIDE)), read.warnings());
        assertEquals(
                List.of(new Range(1, 9, Side.ALL), new Range(21, 29, Side.ODD)),
                read.selector().parts());
    }

    @Test
    void rangesPartedByASemicolonHaveSidesOfTheirOwn() {
        assertEquals(List.of(), assertRead("1-9; 21-29 odd").warnings());
    }

    @Test
    void theOneSpellingIsThatOfTheDecisions() {
        assertEquals(
                "1-27 odd; 2,4,5А; even", Selector.parse("1–27 тақ;2;4;5a;чёт").print());
    }

    @Test
    void theOneSpellingReadsAsTheSameSelector() {
        Random random = new Random(810_811);
        for (int round = 0; round < 20_000; round++) {
            Selector selector = RandomHouses.selector(random);
            assertEquals(selector, Selector.parse(selector.print()), selector::print);
        }
    }

    @Test
    void noTextMakesTheReaderFailOtherwiseThanByAnswer() {
        String alphabet = "0123459,;-–… /АaкkбнodeтақЧё.\n№";
        Random random = new Random(4);
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            switch (Selector.read(text.toString())) {
                case SelectorReading.Read(Selector selector, var _) ->
                    assertEquals(selector, Selector.parse(selector.print()), text::toString);
                case SelectorReading.Unreadable(int position, var _) ->
                    assertTrue(position >= 0 && position <= text.length(), text::toString);
            }
        }
    }

    @Test
    void aRangeRunsUpwardsFromOne() {
        assertThrows(IllegalArgumentException.class, () -> new Range(0, 5, Side.ALL));
        assertThrows(IllegalArgumentException.class, () -> new Range(5, 4, Side.ALL));
    }

    private static void assertParts(String text, Part... parts) {
        assertEquals(List.of(parts), Selector.parse(text).parts());
    }

    private static Part[] houses(String... texts) {
        Part[] houses = new Part[texts.length];
        for (int i = 0; i < texts.length; i++) {
            houses[i] = new House(HouseNumber.parse(texts[i]));
        }
        return houses;
    }

    private static SelectorReading.Read assertRead(String text) {
        return (SelectorReading.Read) Selector.read(text);
    }
}
