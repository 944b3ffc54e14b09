package kz.tizim.precinct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kz.tizim.precinct.Selector.Range;
import kz.tizim.precinct.Selector.Side;
import kz.tizim.precinct.SelectorReading.Doubt;
import kz.tizim.precinct.SelectorReading.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person should look at, although it can be read. */
class SelectorDoubtsTest {
    @Test
    void theListOfTselinogradPrecinct811IsReadWithItsGap() {
        String text = "1,2, 34, 5, 6,7, 8, 9,10,11,12,13,13/1,14,14/1,14/2, 15,…,28";
        var read = assertRead(text);
        assertEquals(
                List.of(
                        new Warning(text.indexOf("34"), Doubt.RUN_TOGETHER, "3,4"),
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1,2, 34, 5|5|3,4", "8,9,1011|4|10,11", "1,3,57,9|4|5,7", "1,2,34|4|3,4", "9,10,1112,13|5|11,12"})
    void twoHousesWithoutTheirCommaAreTakenApart(String text, int position, String hint) {
        assertEquals(
                List.of(new Warning(position, Doubt.RUN_TOGETHER, hint)),
                assertRead(text).warnings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,35", "1,2,34,35", "12,34", "1,2,34А", "5,34/1,6"})
    void aLeapAloneIsNotTakenApart(String text) {
        assertTrue(assertRead(text).warnings().stream().noneMatch(warning -> warning.doubt() == Doubt.RUN_TOGETHER));
    }

    @Test
    void aListThatFallsIsDoubtedOnce() {
        assertEquals(
                List.of(new Warning(4, Doubt.DESCENDING)),
                assertRead("1-3,28,27,26,25").warnings());
        assertEquals(List.of(), assertRead("9,5").warnings());
    }

    @Test
    void aHouseOutsideItsNeighboursIsDoubted() {
        assertEquals(
                List.of(new Warning(4, Doubt.OUT_OF_ORDER)),
                assertRead("5,6,99,8").warnings());
    }

    private static SelectorReading.Read assertRead(String text) {
        return (SelectorReading.Read) Selector.read(text);
    }
}
